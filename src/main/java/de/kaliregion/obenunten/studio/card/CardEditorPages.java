package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;

/**
 * The one page on which a card is written, and what its one form does. Every button of the form
 * saves everything that was typed before it does anything else.
 *
 * <p>A script may send the same form while the person goes on writing ({@code by=script}); it gets
 * the panel with the state of things, or, where somebody else was faster, the whole page.
 */
final class CardEditorPages implements HttpService {
  /** Somebody who stands at a place may let the phone say where that is. */
  private static final Header PERMISSIONS =
      HeaderValues.createCached(
          "Permissions-Policy",
          "accelerometer=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(),"
              + " magnetometer=(), microphone=(), payment=(), usb=()");

  private final CardDesk<?> desk;
  private final CardPages pages;
  private final String path;

  CardEditorPages(CardDesk<?> desk, CardPages pages) {
    this.desk = desk;
    this.pages = pages;
    this.path = CardServices.path(desk.kind());
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(path + "/{slug}").get(this::show).post(this::save).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    send(request, response, Status.OK_200, stored(request, who, CardPages.slug(request)));
  }

  private void save(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    Slug slug = CardPages.slug(request);
    OpenCard before = desk.open(who, slug);
    CardForm form = CardForm.of(desk.kind(), Form.of(request));
    Rearranged changed = Rearranged.of(desk.kind(), form.words(), form.act());
    CardSaving.Outcome outcome = new CardSaving(desk, who, slug, form).store(changed.words());
    if (outcome.conflict().isPresent()) {
      send(
          request,
          response,
          Status.PRECONDITION_FAILED_412,
          view(request, who, before, outcome.words(), outcome.version(), outcome.conflict()));
    } else {
      goOn(request, response, who, slug, form, changed, outcome);
    }
  }

  private void goOn(
      ServerRequest request,
      ServerResponse response,
      SignedIn who,
      Slug slug,
      CardForm form,
      Rearranged changed,
      CardSaving.Outcome outcome) {
    String here = path + "/" + slug;
    switch (form.act()) {
      case CardAct.Publish() -> publish(request, response, who, slug, outcome.version());
      case CardAct.Withdraw() ->
          StudioPages.seeOther(
              response,
              here + (desk.withdraw(who, slug) ? "?done=card-withdrawn" : "?done=card-in-use"));
      default -> {
        if (form.byScript()) {
          sendPanel(request, response, who, slug);
        } else {
          String done =
              outcome.merged()
                  ? "?done=story-merged"
                  : changed.part().isEmpty() ? "?done=story-saved" : "";
          StudioPages.seeOther(
              response, here + done + changed.part().map(part -> "#" + part).orElse(""));
        }
      }
    }
  }

  private void publish(
      ServerRequest request, ServerResponse response, SignedIn who, Slug slug, long version) {
    String here = path + "/" + slug;
    switch (desk.publish(who, slug, version)) {
      case CardDesk.Publishing.Published() ->
          StudioPages.seeOther(response, here + "?done=story-published");
      case CardDesk.Publishing.Outrun() ->
          StudioPages.seeOther(response, here + "?done=story-outrun");
      case CardDesk.Publishing.Incomplete() ->
          send(request, response, StudioPages.FAULTY, stored(request, who, slug).withFaults());
    }
  }

  private void sendPanel(ServerRequest request, ServerResponse response, SignedIn who, Slug slug) {
    CardView view = stored(request, who, slug);
    pages.send(
        request,
        response,
        Status.OK_200,
        "studio/card/panel",
        pages.frame(request, who, "story.title", view.title()),
        Map.of("view", view));
  }

  private CardView stored(ServerRequest request, SignedIn who, Slug slug) {
    OpenCard open = desk.open(who, slug);
    return view(request, who, open, open.draft().words(), open.draft().version(), Optional.empty());
  }

  private CardView view(
      ServerRequest request,
      SignedIn who,
      OpenCard open,
      CardWords words,
      long seen,
      Optional<CardConflict> conflict) {
    Telling telling = pages.telling(request);
    return new CardView(
        telling,
        open,
        words,
        seen,
        FormFaults.none(),
        conflict,
        pages.choices(who, telling.language(), open.draft().organisation()),
        pages.names(telling));
  }

  private void send(ServerRequest request, ServerResponse response, Status status, CardView view) {
    response.headers().set(PERMISSIONS);
    pages.send(
        request,
        response,
        status,
        "studio/card/editor",
        pages.frame(request, pages.who(request), "story.title", view.title()).at(view.path()),
        Map.of("view", view, "scriptWords", pages.scriptWords(view.telling())));
  }
}
