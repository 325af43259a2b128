package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.story.StorySaving.Outcome;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Resource;
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

  private final StoryDesk desk;
  private final Remarks remarks;
  private final ReviewActs review;
  private final EditorScreen screen;
  private final StoryPages pages;

  EditorPages(
      StoryDesk desk, Remarks remarks, ReviewActs review, EditorScreen screen, StoryPages pages) {
    this.desk = desk;
    this.remarks = remarks;
    this.review = review;
    this.screen = screen;
    this.pages = pages;
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
    screen.send(
        request,
        response,
        Status.OK_200,
        screen.view(
            request,
            who,
            open,
            language,
            new EditorScreen.Shown(
                open.story().facts(),
                open.story().version(),
                words,
                draft.map(EditionDraft::version).orElse(0L)),
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
      EditorScreen.Shown both =
          new EditorScreen.Shown(facts.words(), facts.version(), words.words(), words.version());
      screen.send(
          request,
          response,
          Status.PRECONDITION_FAILED_412,
          screen
              .view(request, who, desk.open(who, slug), form.language(), both, conflict)
              .withTyped(form.remarks()));
    } else if (form.byScript()) {
      screen.sendPanel(request, response, screen.stored(request, who, slug, form.language()));
    } else {
      Remarks.Sent sent =
          remarks.send(
              who,
              slug,
              form.language(),
              form.remarks(),
              form.act(),
              pages.telling(request).text());
      boolean merged = facts.merged() || words.merged();
      if (sent.faults().isEmpty()) {
        goOn(request, response, who, slug, form, changed, words.version(), facts.version(), merged);
      } else {
        screen.send(
            request,
            response,
            StudioPages.FAULTY,
            screen.stored(request, who, slug, form.language()).with(sent));
      }
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
      long facts,
      boolean merged) {
    String here = StoryServices.PATH + "/" + slug + "?in=" + form.language().tag();
    switch (form.act()) {
      case StoryAct.Publish() -> publish(request, response, who, slug, form.language(), version);
      case StoryAct.Review(StoryAct.Step step) ->
          review(request, response, who, slug, form, step, version, facts);
      case StoryAct.Say _, StoryAct.Turn _ ->
          StudioPages.seeOther(response, here + "&done=story-said" + Remarks.anchor(form.act()));
      default -> {
        String done =
            merged ? "&done=story-merged" : changed.part().isEmpty() ? "&done=story-saved" : "";
        StudioPages.seeOther(
            response, here + done + changed.part().map(part -> "#" + part).orElse(""));
      }
    }
  }

  private void review(
      ServerRequest request,
      ServerResponse response,
      SignedIn who,
      Slug slug,
      StoryForm form,
      StoryAct.Step step,
      long version,
      long facts) {
    Language language = form.language();
    switch (review.take(
        step, who, slug, language, version, facts, form.review(), pages.telling(request).text())) {
      case ReviewActs.Outcome.Told(String notice) ->
          StudioPages.seeOther(
              response,
              StoryServices.PATH + "/" + slug + "?in=" + language.tag() + "&done=" + notice);
      case ReviewActs.Outcome.Faulty(FormFaults faults) ->
          screen.send(
              request,
              response,
              StudioPages.FAULTY,
              screen.stored(request, who, slug, language).with(form.review(), faults));
      case ReviewActs.Outcome.Incomplete() ->
          sendIncomplete(request, response, who, slug, language);
    }
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
    EditorView view = screen.stored(request, who, slug, language);
    FormFaults faults = EditorView.faults(view);
    if (faults.isEmpty()) {
      faults.add("blocks", view.telling().text().text("story.nothing"));
    }
    screen.send(request, response, StudioPages.FAULTY, view.with(faults));
  }
}
