package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.story.StorySaving.Outcome;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one page on which a story is written, and what its one form does. Every button of the form
 * saves everything that was typed before it does anything else.
 *
 * <p>A script may send the same form while the person goes on writing ({@code by=script}); it gets
 * the panel with the state of things, or, where somebody else was faster, the whole page.
 */
final class EditorPages implements HttpService {
  static final String PATH = StoryServices.PATH + "/{slug}";

  /** Here, and nowhere else, somebody may want to speak into the microphone. */
  private static final Header PERMISSIONS =
      HeaderValues.createCached(
          "Permissions-Policy",
          "accelerometer=(), camera=(self), display-capture=(), geolocation=(self), gyroscope=(),"
              + " magnetometer=(), microphone=(self), payment=(), usb=()");

  private final StoryDesk desk;
  private final StoryPages pages;
  private final MediaLibrary library;
  private final String uploads;

  /**
   * @param uploads where files are sent to (tus)
   */
  EditorPages(StoryDesk desk, StoryPages pages, MediaLibrary library, String uploads) {
    this.desk = desk;
    this.pages = pages;
    this.library = library;
    this.uploads = uploads;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::show).post(this::save).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    OpenStory open = desk.open(who, StoryPages.slug(request));
    Language language = StoryPages.edition(request);
    Optional<EditionDraft> draft = open.in(language).draft();
    boolean fromGerman =
        draft.isEmpty()
            && request.query().first("from").asOptional().filter("de"::equals).isPresent();
    Manuscript words =
        draft
            .map(EditionDraft::manuscript)
            .or(() -> fromGerman ? translation(open) : Optional.empty())
            .orElse(Manuscript.EMPTY);
    send(
        request,
        response,
        Status.OK_200,
        view(
            request,
            who,
            open,
            language,
            open.story().facts(),
            words,
            draft.map(EditionDraft::version).orElse(0L),
            open.story().version(),
            Optional.empty()));
  }

  /**
   * The parts of the German text, without its words: nobody shall publish them as another language.
   */
  private static Optional<Manuscript> translation(OpenStory open) {
    return open.in(Language.GERMAN)
        .draft()
        .map(german ->
            new Manuscript(
                "",
                "",
                german.manuscript().blocks().stream().map(EditorPages::wordless).toList(),
                Optional.empty(),
                Optional.of(german.version())));
  }

  private static BlockDraft wordless(BlockDraft block) {
    BlockKind kind = block.kind();
    return block.with(
        wordless(block.words(), kind.fields()),
        block.entries().stream()
            .map(row -> new EntryDraft(row.id(), wordless(row.words(), kind.entryFields())))
            .toList());
  }

  private static Map<String, String> wordless(Map<String, String> words, List<Field> fields) {
    Map<String, String> kept = new HashMap<>(words);
    fields.stream()
        .filter(field -> field.form().isProse())
        .forEach(field -> kept.remove(field.name()));
    return kept;
  }

  private void save(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    Slug slug = StoryPages.slug(request);
    StoryForm form = StoryForm.of(Form.of(request));
    Rearrangement changed =
        Rearrangement.of(form.act(), form.facts(), form.words(), form.position());
    StorySaving saving = new StorySaving(desk, who, slug, form);
    Outcome<StoryFacts> facts = saving.facts(changed.facts());
    Outcome<Manuscript> words = saving.words(changed.words());
    Optional<StoryConflict> conflict =
        Stream.of(facts.conflict(), words.conflict())
            .flatMap(Optional::stream)
            .reduce(StoryConflict::and);
    if (conflict.isPresent()) {
      send(
          request,
          response,
          Status.PRECONDITION_FAILED_412,
          view(
              request,
              who,
              desk.open(who, slug),
              form.language(),
              facts.words(),
              words.words(),
              words.version(),
              facts.version(),
              conflict));
    } else {
      boolean merged = facts.merged() || words.merged();
      goOn(request, response, who, slug, form, changed, words.version(), merged);
    }
  }

  private void goOn(
      ServerRequest request,
      ServerResponse response,
      SignedIn who,
      Slug slug,
      StoryForm form,
      Rearrangement changed,
      long version,
      boolean merged) {
    String here = StoryServices.PATH + "/" + slug + "?in=" + form.language().tag();
    switch (form.act()) {
      case StoryAct.Publish() -> publish(request, response, who, slug, form.language(), version);
      case StoryAct.Submit() -> {
        found(desk.submit(who, slug, form.language()));
        StudioPages.seeOther(response, here + "&done=story-submitted");
      }
      case StoryAct.HandBack() -> {
        found(desk.handBack(who, slug, form.language()));
        StudioPages.seeOther(response, here + "&done=story-handed-back");
      }
      default -> {
        if (form.byScript()) {
          sendPanel(request, response, who, slug, form.language());
        } else {
          String done =
              merged ? "&done=story-merged" : changed.part().isEmpty() ? "&done=story-saved" : "";
          StudioPages.seeOther(
              response, here + done + changed.part().map(part -> "#" + part).orElse(""));
        }
      }
    }
  }

  private static void found(Optional<EditionDraft> turned) {
    turned.orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  private void publish(
      ServerRequest request,
      ServerResponse response,
      SignedIn who,
      Slug slug,
      Language language,
      long version) {
    String here = StoryServices.PATH + "/" + slug + "?in=" + language.tag();
    switch (desk.publish(who, slug, language, version)) {
      case Publishing.Published(_, var waiting) ->
          StudioPages.seeOther(
              response,
              here
                  + (waiting.isEmpty() ? "&done=story-published" : "&done=story-published-partly"));
      case Publishing.Outrun(_) -> StudioPages.seeOther(response, here + "&done=story-outrun");
      case Publishing.Missing() -> sendIncomplete(request, response, who, slug, language);
      case Publishing.Incomplete _ -> sendIncomplete(request, response, who, slug, language);
    }
  }

  private void sendIncomplete(
      ServerRequest request, ServerResponse response, SignedIn who, Slug slug, Language language) {
    EditorView view = stored(request, who, slug, language);
    FormFaults faults = EditorView.faults(view);
    if (faults.isEmpty()) {
      faults.add("blocks", view.telling().text().text("story.nothing"));
    }
    send(request, response, StudioPages.FAULTY, view.with(faults));
  }

  private void sendPanel(
      ServerRequest request, ServerResponse response, SignedIn who, Slug slug, Language language) {
    EditorView view = stored(request, who, slug, language);
    pages.send(
        request,
        response,
        Status.OK_200,
        "studio/story/panel",
        pages.frame(request, who, "story.title", view.title()),
        Map.of("view", view));
  }

  private EditorView stored(ServerRequest request, SignedIn who, Slug slug, Language language) {
    OpenStory open = desk.open(who, slug);
    Optional<EditionDraft> draft = open.in(language).draft();
    return view(
        request,
        who,
        open,
        language,
        open.story().facts(),
        draft.map(EditionDraft::manuscript).orElse(Manuscript.EMPTY),
        draft.map(EditionDraft::version).orElse(0L),
        open.story().version(),
        Optional.empty());
  }

  private EditorView view(
      ServerRequest request,
      SignedIn who,
      OpenStory open,
      Language language,
      StoryFacts facts,
      Manuscript words,
      long seen,
      long seenFacts,
      Optional<StoryConflict> conflict) {
    Telling telling = pages.telling(request);
    Slug organisation = open.story().organisation();
    return new EditorView(
        telling,
        open,
        language,
        facts,
        words,
        seen,
        seenFacts,
        FormFaults.none(),
        conflict,
        new ItemChoices(library, pages.exhibition(), organisation, telling.language()),
        pages.places(telling.language()),
        open.mayEdit(who),
        who.may(Right.PUBLISH_STORY, organisation));
  }

  private void send(
      ServerRequest request, ServerResponse response, Status status, EditorView view) {
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
}
