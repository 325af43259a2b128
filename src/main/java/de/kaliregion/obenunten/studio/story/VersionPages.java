package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.StudioFrame;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.history.VersionNumber;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;

/** One saved version of a story: to compare it with another, and to bring it back. */
final class VersionPages implements HttpService {
  static final String PATH = HistoryPages.PATH + "/{number}";

  private final StoryDesk desk;
  private final StoryPages pages;
  private final MediaLibrary library;

  VersionPages(StoryDesk desk, StoryPages pages, MediaLibrary library) {
    this.desk = desk;
    this.pages = pages;
    this.library = library;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::show).post(this::bringBack).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    EditionHistory history =
        EditionHistory.of(desk, who, StoryPages.slug(request), StoryPages.edition(request));
    Optional<Long> with = request.query().first("with").asOptional().map(VersionPages::other);
    send(request, response, Status.OK_200, history, with, Optional.empty());
  }

  private void bringBack(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    Slug slug = StoryPages.slug(request);
    Form form = Form.of(request);
    Language language =
        Language.ofTag(form.value("in")).orElseThrow(() -> refused(ProblemType.BAD_REQUEST));
    long seen =
        VersionNumber.of(form.value("seen")).orElseThrow(() -> refused(ProblemType.BAD_REQUEST));
    switch (desk.bringBack(who, slug, language, number(request), seen, save(form))) {
      case Saving.Saved(_) ->
          StudioPages.seeOther(
              response, new StoryAddress(slug, language).editor() + "&done=story-brought-back");
      case Saving.Outrun(_) -> {
        EditionHistory history = EditionHistory.of(desk, who, slug, language);
        Optional<Long> newest = history.newest().map(EditionDraft::version);
        send(request, response, Status.PRECONDITION_FAILED_412, history, newest, Optional.of(seen));
      }
      case Saving.Missing() -> throw refused(ProblemType.NOT_FOUND);
    }
  }

  private static SaveId save(Form form) {
    return Optional.of(form.value("save"))
        .filter(SaveId::isValid)
        .map(SaveId::new)
        .orElseThrow(() -> refused(ProblemType.BAD_REQUEST));
  }

  private static long number(ServerRequest request) {
    return VersionNumber.of(request.path().pathParameters().get("number"))
        .orElseThrow(() -> refused(ProblemType.NOT_FOUND));
  }

  private static long other(String text) {
    return text.equals(String.valueOf(VersionView.ALONE))
        ? VersionView.ALONE
        : VersionNumber.of(text).orElseThrow(() -> refused(ProblemType.NOT_FOUND));
  }

  private static ProblemException refused(ProblemType why) {
    return Problem.of(why).exception();
  }

  /**
   * Sends the page.
   *
   * @param with the version that it is to be compared with; empty for the one before it
   * @param outrun the version that was no longer the newest when this one was to be brought back
   */
  private void send(
      ServerRequest request,
      ServerResponse response,
      Status status,
      EditionHistory history,
      Optional<Long> with,
      Optional<Long> outrun) {
    EditionDraft version = existing(history, number(request));
    Optional<Long> before = history.before(version.version());
    Optional<EditionDraft> other =
        with.or(() -> before)
            .filter(number -> number != VersionView.ALONE && number != version.version())
            .map(number -> existing(history, number));
    Telling telling = pages.telling(request);
    VersionView view =
        VersionView.of(history, version, before, other, telling, words(telling, history), outrun);
    StudioFrame frame =
        pages.frame(request, history.who(), "history.version", telling.moment(version.changedAt()));
    pages.send(
        request,
        response,
        status,
        "studio/story/version",
        frame.at(view.address().version(version.version(), view.with())),
        Map.of("view", view));
  }

  private static EditionDraft existing(EditionHistory history, long number) {
    return history.version(number).orElseThrow(() -> refused(ProblemType.NOT_FOUND));
  }

  private FieldWords words(Telling telling, EditionHistory history) {
    Slug organisation = history.open().story().organisation();
    return new FieldWords(telling.text(), pages.exhibition(), library, organisation);
  }
}
