package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.card.CardDraft;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.card.CardHistoryView.Change;
import de.kaliregion.obenunten.studio.card.CardHistoryView.Compared;
import de.kaliregion.obenunten.studio.history.SavedVersion;
import de.kaliregion.obenunten.studio.history.Sitting;
import de.kaliregion.obenunten.studio.history.VersionNumber;
import de.kaliregion.obenunten.studio.history.WordDiff;
import de.kaliregion.obenunten.studio.history.Writers;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The history of a card: what was saved, what each sitting changed, and bringing it back. */
final class CardHistoryPages implements HttpService {
  private static final int AT_ONCE = 200;

  private final CardDesk<?> desk;
  private final CardPages pages;
  private final String path;

  CardHistoryPages(CardDesk<?> desk, CardPages pages) {
    this.desk = desk;
    this.pages = pages;
    this.path = CardServices.path(desk.kind()) + "/{slug}/history";
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(path).get(this::list).register(rules);
    Resource.at(path + "/{number}").get(this::version).post(this::bringBack).register(rules);
  }

  private void list(ServerRequest request, ServerResponse response) {
    send(request, response, Status.OK_200, Optional.empty());
  }

  private void version(ServerRequest request, ServerResponse response) {
    send(request, response, Status.OK_200, Optional.of(number(request)));
  }

  private static long number(ServerRequest request) {
    return VersionNumber.of(request.path().pathParameters().get("number"))
        .orElseThrow(() -> refused(ProblemType.NOT_FOUND));
  }

  private static ProblemException refused(ProblemType why) {
    return Problem.of(why).exception();
  }

  private void bringBack(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    Slug slug = CardPages.slug(request);
    Form form = Form.of(request);
    long seen =
        VersionNumber.of(form.value("seen")).orElseThrow(() -> refused(ProblemType.BAD_REQUEST));
    if (!SaveId.isValid(form.value("save"))) {
      throw refused(ProblemType.BAD_REQUEST);
    }
    CardDraft earlier =
        desk.version(who, slug, number(request)).orElseThrow(() -> refused(ProblemType.NOT_FOUND));
    switch (desk.save(who, slug, seen, new SaveId(form.value("save")), earlier.words())) {
      case Saving.Saved<CardDraft> _ ->
          StudioPages.seeOther(
              response, CardServices.path(desk.kind()) + "/" + slug + "?done=story-brought-back");
      case Saving.Outrun<CardDraft> _ ->
          send(request, response, Status.PRECONDITION_FAILED_412, Optional.of(earlier.version()));
      case Saving.Missing<CardDraft> _ -> throw refused(ProblemType.NOT_FOUND);
    }
  }

  private void send(
      ServerRequest request, ServerResponse response, Status status, Optional<Long> number) {
    SignedIn who = pages.who(request);
    Slug slug = CardPages.slug(request);
    Telling telling = pages.telling(request);
    CardNames names = pages.names(telling);
    OpenCard open = desk.open(who, slug);
    long from =
        request
            .query()
            .first("before")
            .asOptional()
            .flatMap(VersionNumber::of)
            .map(before -> before - 1)
            .orElse(Long.MAX_VALUE);
    List<SavedVersion> versions = desk.history(who, slug, from, AT_ONCE);
    CardHistoryView view =
        new CardHistoryView(
            telling,
            CardServices.path(desk.kind()) + "/" + slug,
            names.title(open.draft().words()).orElse(slug.value()),
            open.draft(),
            Sitting.of(versions),
            versions.stream()
                .map(SavedVersion::number)
                .min(Long::compare)
                .filter(last -> versions.size() == AT_ONCE && last > 1),
            number.map(wanted -> compared(who, slug, wanted, names)),
            new Writers(telling),
            open.mayEdit());
    pages.send(
        request,
        response,
        status,
        "studio/card/history",
        pages.frame(request, who, "history.title", view.title()),
        Map.of("view", view, "outrun", status == Status.PRECONDITION_FAILED_412));
  }

  private Compared compared(SignedIn who, Slug slug, long number, CardNames names) {
    CardDraft version =
        desk.version(who, slug, number).orElseThrow(() -> refused(ProblemType.NOT_FOUND));
    Optional<CardDraft> before =
        Sitting.of(desk.history(who, slug, number, AT_ONCE)).stream()
            .findFirst()
            .map(sitting -> sitting.first().number() - 1)
            .filter(earlier -> earlier > 0)
            .flatMap(earlier -> desk.version(who, slug, earlier));
    CardWords then = before.map(CardDraft::words).orElse(CardWords.EMPTY);
    return new Compared(version, before, changes(then, version.words(), names));
  }

  private static List<Change> changes(CardWords before, CardWords after, CardNames names) {
    return Stream.concat(after.words().keySet().stream(), before.words().keySet().stream())
        .distinct()
        .filter(key -> !before.word(key).equals(after.word(key)))
        .map(key ->
            new Change(
                names.where(key),
                WordDiff.between(
                    names.inWords(key, before.word(key)), names.inWords(key, after.word(key)))))
        .toList();
  }
}
