package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.content.MediaItem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;

/** {@code /api/v1/media/{id}}: a media item with its files, rights and transcripts. */
public final class MediaApi implements HttpService {
  private final Api api;

  public MediaApi(Api api) {
    this.api = api;
  }

  @Override
  public void routing(HttpRules rules) {
    api.get(rules, "/media/{slug}", MediaApi::one);
  }

  private static Answer one(Enquiry enquiry) {
    MediaItem item = enquiry.named(enquiry.exhibition()::mediaItem);
    return Answer.kept("media/" + item.slug(), () -> enquiry.views().media(item));
  }
}
