package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import de.kaliregion.obenunten.visitor.WithdrawnStories;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/stories}: all stories, and each of them whole. */
public final class StoriesApi implements HttpService {
  private final Api api;

  public StoriesApi(Api api) {
    this.api = api;
  }

  @Override
  public void routing(HttpRules rules) {
    api.get(rules, "/stories", StoriesApi::all);
    api.get(rules, "/stories/{slug}", StoriesApi::one);
  }

  private static Answer all(Enquiry enquiry) {
    Slice<PublishedStory> slice =
        enquiry.sliceBySlug(List.copyOf(enquiry.exhibition().stories()), PublishedStory::slug);
    JsonViews views = enquiry.views();
    return Answer.list(
        "stories", slice, enquiry.list("stories", slice, slice.map(views::storySummary)));
  }

  private static Answer one(Enquiry enquiry) {
    PublishedStory story = enquiry.named(slug -> shown(enquiry.exhibition(), slug));
    return Answer.kept("stories/" + story.slug(), () -> enquiry.views().story(story));
  }

  private static Optional<PublishedStory> shown(Exhibition exhibition, Slug slug) {
    if (exhibition.withdrawn(slug).isPresent()) {
      throw WithdrawnStories.problem().exception();
    }
    return exhibition.story(slug);
  }
}
