package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import de.kaliregion.obenunten.studio.review.Talk;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows a story in the editor. */
final class EditorScreen {
  /** Here, and nowhere else, somebody may want to speak into the microphone. */
  private static final Header PERMISSIONS =
      HeaderValues.createCached(
          "Permissions-Policy",
          "accelerometer=(), camera=(self), display-capture=(), geolocation=(self), gyroscope=(),"
              + " magnetometer=(), microphone=(self), payment=(), usb=()");

  private final StoryDesks desks;
  private final StoryPages pages;
  private final MediaLibrary library;
  private final MediaIndex index;
  private final String uploads;

  /**
   * @param uploads where files are sent to (tus)
   */
  EditorScreen(
      StoryDesks desks, StoryPages pages, MediaLibrary library, MediaIndex index, String uploads) {
    this.desks = desks;
    this.pages = pages;
    this.library = library;
    this.index = index;
    this.uploads = uploads;
  }

  /**
   * What the form shows.
   *
   * @param seen the version of the edition that the words stand for; 0 where there is none
   * @param seenFacts the same of the facts
   */
  record Shown(StoryFacts facts, long seenFacts, Manuscript words, long seen) {}

  /** The story as it is stored. */
  EditorView stored(ServerRequest request, SignedIn who, Slug slug, Language language) {
    OpenStory open = desks.writing().open(who, slug);
    Optional<EditionDraft> draft = open.in(language).draft();
    return view(
        request,
        who,
        open,
        language,
        new Shown(
            open.story().facts(),
            open.story().version(),
            draft.map(EditionDraft::manuscript).orElse(Manuscript.EMPTY),
            draft.map(EditionDraft::version).orElse(0L)),
        Optional.empty());
  }

  /** The story with what somebody typed. */
  EditorView view(
      ServerRequest request,
      SignedIn who,
      OpenStory open,
      Language language,
      Shown shown,
      Optional<StoryConflict> conflict) {
    Telling telling = pages.telling(request);
    Slug organisation = open.story().organisation();
    boolean mayEdit = open.mayEdit(who);
    boolean mayPublish = who.may(Right.PUBLISH_STORY, organisation);
    return new EditorView(
        telling,
        open,
        language,
        shown.facts(),
        shown.words(),
        shown.seen(),
        shown.seenFacts(),
        FormFaults.none(),
        conflict,
        new ItemChoices(library, index, pages.exhibition(), organisation, telling.language()),
        pages.places(telling.language()),
        mayEdit,
        mayPublish,
        Talk.of(telling, desks.comments().about(who, open.story().slug()), language),
        new ReviewBox(
            telling,
            open.in(language),
            who.id().value(),
            mayEdit,
            mayPublish,
            mayEdit ? desks.review().reviewers(organisation) : List.of(),
            desks.plans().held(open.story(), open.in(language)),
            Map.of(),
            FormFaults.none()));
  }

  /** Sends the whole page. */
  void send(ServerRequest request, ServerResponse response, Status status, EditorView view) {
    SignedIn who = pages.who(request);
    response.headers().set(PERMISSIONS);
    pages.send(
        request,
        response,
        status,
        "studio/story/editor",
        pages.frame(request, who, "story.title", view.title()).at(view.pathIn(view.language())),
        Map.of(
            "view",
            view,
            "names",
            pages.organisationNames(view.telling().language()),
            "scriptWords",
            pages.scriptWords(view.telling()),
            "endpoint",
            uploads));
  }

  /** Sends how the story stands, without what is written in it. */
  void sendPanel(ServerRequest request, ServerResponse response, EditorView view) {
    pages.send(
        request,
        response,
        Status.OK_200,
        "studio/story/panel",
        pages.frame(request, pages.who(request), "story.title", view.title()),
        Map.of("view", view));
  }
}
