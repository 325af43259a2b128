package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore.Saving;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.media.DescriptionDesk.Judgement;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The page of one item: to look at it and to describe it. */
final class ItemPages implements HttpService {
  static final String PATH = LibraryPages.PATH + "/{slug}";

  /** Notices after which what was typed is stored. */
  private static final Set<String> SAVED =
      Set.of("media-saved", "media-released", "media-incomplete", "media-not-ready");

  /** More pictures than anybody looks through in a list. */
  private static final int MOST_CHOICES = 200;

  private final MediaDesk desk;
  private final MediaPages pages;
  private final DescriptionDesk descriptions;

  ItemPages(MediaDesk desk, MediaPages pages, DescriptionDesk descriptions) {
    this.desk = desk;
    this.pages = pages;
    this.descriptions = descriptions;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::show).post(this::save).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Visit visit = desk.visit(request);
    TypedDescription stored = TypedDescription.of(visit.entry().draft().description());
    TypedDescription typed = withCaptions(request, visit, stored);
    send(request, response, Status.OK_200, visit, typed, FormFaults.none(), Optional.empty());
  }

  /** Fills in what another file of captions says, when the address asks for it. */
  private TypedDescription withCaptions(
      ServerRequest request, Visit visit, TypedDescription stored) {
    Optional<Language> language = request.query().first("in").asOptional().flatMap(Language::ofTag);
    Optional<MediaEntry> captions =
        request
            .query()
            .first("captions")
            .asOptional()
            .filter(Slug::isValid)
            .map(Slug::new)
            .flatMap(desk.library()::find)
            .filter(
                other -> other.draft().organisation().equals(visit.entry().draft().organisation()));
    return captions
        .flatMap(file ->
            language.flatMap(of ->
                desk.library()
                    .transcript(file.slug(), of)
                    .map(transcript ->
                        stored.with(
                            TypedDescription.in("transcript", of),
                            TranscriptText.of(transcript.cues()).strip()))))
        .orElse(stored);
  }

  private void save(ServerRequest request, ServerResponse response) {
    Visit visit = desk.visit(request, Right.EDIT_MEDIA);
    Form form = Form.of(request);
    long version = version(form.value("version"));
    TypedDescription stored = TypedDescription.of(visit.entry().draft().description());
    TypedDescription typed = TypedDescription.of(form, stored);
    switch (descriptions.judge(visit.entry(), typed, pages.telling(request).language())) {
      case Judgement.Faulty(FormFaults faults) ->
          send(request, response, StudioPages.FAULTY, visit, typed, faults, Optional.empty());
      case Judgement.Good(Description description) ->
          store(request, response, visit, version, typed, description);
    }
  }

  private void store(
      ServerRequest request,
      ServerResponse response,
      Visit visit,
      long version,
      TypedDescription typed,
      Description description) {
    Form form = Form.of(request);
    switch (desk.library().save(visit.entry().slug(), version, description, visit.account())) {
      case Saving.Saved(_) -> goOn(form, visit, response);
      case Saving.Outrun(var current) -> {
        Conflict conflict = Conflict.of(current, typed, form.value("seen"));
        send(
            request,
            response,
            Status.PRECONDITION_FAILED_412,
            visit,
            conflict.typed(),
            FormFaults.none(),
            Optional.of(conflict));
      }
      case Saving.Missing() -> throw Problem.of(ProblemType.NOT_FOUND).exception();
    }
  }

  private static long version(String text) {
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw Problem.of(ProblemType.BAD_REQUEST).exception();
    }
    return Long.parseLong(text);
  }

  /** One button saves, the other also lets visitors have it. */
  private void goOn(Form form, Visit visit, ServerResponse response) {
    Slug slug = visit.entry().slug();
    String done = "media-saved";
    if (form.value("then").equals("release")) {
      visit.require(Right.RELEASE_MEDIA);
      done = ItemActions.done(desk.library().release(slug, visit.account()));
    }
    StudioPages.seeOther(response, LibraryPages.PATH + "/" + slug + "?done=" + done);
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Status status,
      Visit visit,
      TypedDescription typed,
      FormFaults faults,
      Optional<Conflict> conflict) {
    Telling telling = pages.telling(request);
    MediaEntry entry = visit.entry();
    MediaLibrary library = desk.library();
    Progress progress = Progress.of(entry, library.jobs(entry), pages.isHindered(), telling);
    boolean film = entry.kind().filter(Kind.FILM::equals).isPresent();
    boolean timed = entry.kind().map(Kind::timed).orElse(false);
    ItemView view =
        new ItemView(
            visit,
            telling,
            progress,
            typed,
            faults,
            conflict,
            pages.places(telling.language()),
            film ? others(entry, telling, ItemPages::isPicture) : Map.of(),
            timed ? others(entry, telling, MediaEntry::isCaptions) : Map.of(),
            Usage.of(entry.slug(), pages.exhibition(), telling.language()),
            pages
                .uploadBox(visit.who(), List.of(entry.draft().organisation()), telling)
                .replacing(entry.slug()));
    pages.send(
        request,
        response,
        status,
        "studio/media/item",
        pages.frame(request, visit.who(), "item.title", view.title()),
        Map.of(
            "view",
            view,
            "names",
            pages.organisationNames(telling.language()),
            "saved",
            request.query().first("done").asOptional().filter(SAVED::contains).isPresent()));
  }

  private static boolean isPicture(MediaEntry entry) {
    return entry.isReady() && entry.kind().filter(Kind.PICTURE::equals).isPresent();
  }

  /** Other items of the organisation, the newest first. */
  private Map<Slug, String> others(MediaEntry one, Telling telling, Predicate<MediaEntry> wanted) {
    Map<Slug, String> others = new LinkedHashMap<>();
    desk.library().of(one.draft().organisation()).stream()
        .filter(entry -> entry.draft().deletedAt().isEmpty())
        .filter(wanted)
        .sorted(Comparator.comparing((MediaEntry entry) -> entry.master().receivedAt()).reversed())
        .limit(MOST_CHOICES)
        .forEach(entry -> others.put(entry.slug(), LibraryView.title(entry, telling.language())));
    one.draft().description().poster().ifPresent(kept -> others.putIfAbsent(kept, kept.value()));
    return others;
  }
}
