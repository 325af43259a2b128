package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.media.Preview;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * A story as visitors would get it, for a frame beside the editor: made by the visitors' own
 * templates, with what was saved last. What is still missing is left out or named.
 */
final class PreviewPages implements HttpService {
  private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");

  private final StoryDesk desk;
  private final StoryPages pages;
  private final MediaLibrary library;
  private final StoryServices.Showcase showcase;
  private final String policy;

  /**
   * @param policy the Content Security Policy of pages, by which nobody may frame them
   */
  PreviewPages(
      StoryDesk desk,
      StoryPages pages,
      MediaLibrary library,
      StoryServices.Showcase showcase,
      String policy) {
    this.desk = desk;
    this.pages = pages;
    this.library = library;
    this.showcase = showcase;
    this.policy = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(EditorPages.PATH + "/preview").get(this::show).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    Slug slug = StoryPages.slug(request);
    Language language = StoryPages.edition(request);
    StoryPreview preview =
        StoryPreview.of(desk.open(who, slug), language, pages.exhibition(), library);
    String page = showcase.page(preview.exhibition(), slug, language);
    response.headers().set(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    response.headers().set(POLICY, policy);
    response.send(Preview.addressed(page, preview.unpublished()));
  }
}
