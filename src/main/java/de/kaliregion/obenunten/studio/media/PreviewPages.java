package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/**
 * An item as visitors get it, for a frame in its page. The page is made by the visitors' own
 * templates, so that there is no second look to keep alike; only the files come from the studio's
 * address, for visitors may not have them yet.
 */
final class PreviewPages implements HttpService {
  private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");

  private final MediaDesk desk;
  private final MediaServices.Showcase showcase;
  private final String policy;

  /**
   * @param policy the Content Security Policy of pages, by which nobody may frame them
   */
  PreviewPages(MediaDesk desk, MediaServices.Showcase showcase, String policy) {
    this.desk = desk;
    this.showcase = showcase;
    this.policy = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(ItemPages.PATH + "/preview").get(this::show).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    MediaEntry entry = desk.visit(request).entry();
    Language language =
        request.query().first("lang").asOptional().flatMap(Language::ofTag).orElse(Language.GERMAN);
    MediaItem item =
        Preview.of(entry).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    String page = showcase.page(item, poster(entry).stream().toList(), language);
    response.headers().set(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    response.headers().set(POLICY, policy);
    response.send(Preview.addressed(page, entry));
  }

  private Optional<MediaItem> poster(MediaEntry entry) {
    return entry
        .draft()
        .description()
        .poster()
        .flatMap(desk.library()::find)
        .filter(other -> other.draft().organisation().equals(entry.draft().organisation()))
        .flatMap(Preview::of);
  }
}
