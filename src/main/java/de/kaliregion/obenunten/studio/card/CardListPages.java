package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.draft.card.CardField;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.studio.Blanks;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.history.VersionNumber;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;

/** The list of the cards of one kind, and where a new one begins. */
final class CardListPages implements HttpService {
  private static final int LONGEST_QUERY = 100;

  private final CardDesk<?> desk;
  private final CardPages pages;
  private final String path;

  CardListPages(CardDesk<?> desk, CardPages pages) {
    this.desk = desk;
    this.pages = pages;
    this.path = CardServices.path(desk.kind());
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(path).get(this::show).register(rules);
    Resource.at(path + "/new").get(this::blank).post(this::begin).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    Telling telling = pages.telling(request);
    String query = query(request, "q");
    CardListView view =
        CardListView.of(
            telling,
            pages.names(telling),
            pages.organisationNames(telling.language()),
            desk.lines(who),
            query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query,
            VersionNumber.of(query(request, "page")).map(n -> (int) Math.min(n, 100_000)).orElse(1),
            desk.mayBegin(who, Optional.empty()));
    pages.send(
        request,
        response,
        Status.OK_200,
        "studio/card/list",
        pages.frame(request, who, "nav." + desk.kind().path()),
        Map.of("view", view));
  }

  private static String query(ServerRequest request, String name) {
    return Blanks.strip(request.query().first(name).orElse(""));
  }

  private void blank(ServerRequest request, ServerResponse response) {
    SignedIn who = allowed(request);
    NewCard typed = new NewCard("", "", Level.ABOVE.name(), SaveId.random());
    send(request, response, Status.OK_200, who, typed, FormFaults.none());
  }

  private SignedIn allowed(ServerRequest request) {
    SignedIn who = pages.who(request);
    if (!desk.mayBegin(who, Optional.empty())) {
      throw Problem.of(ProblemType.FORBIDDEN).exception();
    }
    return who;
  }

  private void begin(ServerRequest request, ServerResponse response) {
    SignedIn who = allowed(request);
    Form form = Form.of(request);
    if (!SaveId.isValid(form.value("save"))) {
      throw Problem.of(ProblemType.BAD_REQUEST).exception();
    }
    NewCard typed =
        new NewCard(
            Blanks.strip(form.shown("title")),
            form.value("organisation"),
            form.value("level"),
            new SaveId(form.value("save")));
    FormFaults faults = faults(request, who, typed);
    if (!faults.isEmpty()) {
      send(request, response, StudioPages.FAULTY, who, typed, faults);
      return;
    }
    String slug = desk.begin(who, words(typed), typed.title(), typed.save()).slug().value();
    StudioPages.seeOther(response, path + "/" + slug);
  }

  private CardWords words(NewCard typed) {
    CardField title = desk.kind().title();
    Map<String, String> words =
        Map.of(
            title.key("", Language.GERMAN),
            typed.title(),
            "organisation",
            typed.organisation(),
            "level",
            typed.level().equals(Level.BELOW.name()) ? typed.level() : Level.ABOVE.name());
    return CardWords.of(desk.kind(), key -> words.getOrDefault(key, ""));
  }

  private FormFaults faults(ServerRequest request, SignedIn who, NewCard typed) {
    Telling telling = pages.telling(request);
    FormFaults faults = FormFaults.none();
    if (typed.title().isEmpty() || typed.title().length() > desk.kind().title().longest()) {
      faults.add("title", telling.text().text("card.new.title.fault"));
    }
    if (isOwned()
        && !pages.organisations(who, telling.language()).containsKey(typed.organisation())) {
      faults.add("organisation", telling.text().text("story.new.organisation.fault"));
    }
    return faults;
  }

  private boolean isOwned() {
    return desk.kind() == CardKind.PLACE || desk.kind() == CardKind.ROUTE;
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Status status,
      SignedIn who,
      NewCard typed,
      FormFaults faults) {
    pages.send(
        request,
        response,
        status,
        "studio/card/newCard",
        pages.frame(request, who, "card.new." + desk.kind().word()),
        Map.of(
            "typed",
            typed,
            "faults",
            faults,
            "kind",
            desk.kind(),
            "organisations",
            isOwned()
                ? pages.organisations(who, pages.telling(request).language())
                : Map.<String, String>of()));
  }
}
