package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.exhibition.PublishedStory;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;

/** {@code /api/v1/search}: the stories that have some words, best first. */
public final class SearchApi implements HttpService {
  private static final int MOST_HITS = 500;

  private final Api api;

  public SearchApi(Api api) {
    this.api = api;
  }

  @Override
  public void routing(HttpRules rules) {
    api.get(rules, "/search", SearchApi::find);
  }

  private static Answer find(Enquiry enquiry) {
    String words = enquiry.words();
    List<PublishedStory> found =
        enquiry.showing().index().get().search(enquiry.language(), words, MOST_HITS).stream()
            .flatMap(hit -> enquiry.exhibition().story(hit.story()).stream())
            .toList();
    Slice<PublishedStory> slice = enquiry.slice(found, PublishedStory::slug);
    JsonViews views = enquiry.views();
    return Answer.once(enquiry.list("search", slice, slice.map(views::storySummary)));
  }
}
