package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Withdrawn;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.Audience;
import de.kaliregion.obenunten.web.CachedPage;
import de.kaliregion.obenunten.web.Resource;
import de.kaliregion.obenunten.web.page.Frame;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A story in one language. */
public final class StoryPages implements HttpService {
  private final Pages pages;

  public StoryPages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(Pages.LANGUAGE + "/stories/{slug}").get(this::show).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Showing now = pages.showing();
    Slug slug = Pages.found(request, Optional::of);
    Optional<Withdrawn> withdrawn = now.exhibition().withdrawn(slug);
    if (withdrawn.isPresent()) {
      withdrawn(request, response, now, withdrawn.get());
      return;
    }
    PublishedStory story = now.exhibition().story(slug).orElseThrow(Pages::notFound);
    pages.send(now, request, response, view -> sheet(view, story));
  }

  /** Printed and kept addresses outlive a story: whoever comes by one is shown where to go on. */
  private void withdrawn(
      ServerRequest request, ServerResponse response, Showing now, Withdrawn withdrawn) {
    if (Audience.of(request) == Audience.PROGRAM) {
      throw WithdrawnStories.problem().exception();
    }
    VisitorView view = pages.view(now.exhibition(), Pages.language(request));
    response
        .status(Status.GONE_410)
        .header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
        .header(HeaderNames.CACHE_CONTROL, "no-cache")
        .header(HeaderNames.VARY, "Accept")
        .send(pages.html(WithdrawnStories.sheet(view, withdrawn)));
  }

  /** The story's page as an answer that depends on the reader's language settings. */
  CachedPage scanned(Showing now, PublishedStory story, Language language) {
    String key = "/m/" + language.tag() + "/" + story.slug();
    return pages.finished(now, key, language, view -> sheet(view, story), "Accept-Language");
  }

  /** The story's page in any exhibition, in HTML; so the studio shows what is not yet published. */
  public String show(Exhibition exhibition, Slug slug, Language language) {
    PublishedStory story = exhibition.story(slug).orElseThrow(Pages::notFound);
    byte[] html = pages.html(sheet(pages.view(exhibition, language), story));
    return new String(html, StandardCharsets.UTF_8);
  }

  private static Pages.Sheet sheet(VisitorView view, PublishedStory story) {
    var edition = story.edition(view.language());
    Frame frame =
        Frame.of(
                view.site(),
                view.language(),
                edition.title(),
                edition.teaser(),
                "/stories/" + story.slug())
            .withLook(
                theme(story), view.picture(story.story().cover()).map(VisitorView::linkPreview));
    return new Pages.Sheet("visitor/story", frame, Map.of("view", view, "story", story));
  }

  private static String theme(PublishedStory story) {
    if (story.story().tone() == Tone.SOBER) {
      return "sober";
    }
    return story.place().level() == Level.BELOW ? "below" : "above";
  }
}
