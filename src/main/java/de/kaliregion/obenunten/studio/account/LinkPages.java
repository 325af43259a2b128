package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.SecretToken;
import de.kaliregion.obenunten.studio.SessionCookie;
import de.kaliregion.obenunten.studio.Sessions;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;

/**
 * Choosing a password by a one-time link. Opening the page does not use the link up, as programs
 * that check mail open links too.
 */
final class LinkPages implements HttpService {
  private final Studio studio;
  private final StudioPages pages;
  private final Links links;
  private final Passwords passwords;
  private final Sessions sessions;

  LinkPages(Studio studio, StudioPages pages, Links links, Passwords passwords, Sessions sessions) {
    this.studio = studio;
    this.pages = pages;
    this.links = links;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(Studio.LINK + "{token}").get(this::show).post(this::choose).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    token(request)
        .flatMap(links::owner)
        .ifPresentOrElse(
            account -> send(request, response, Status.OK_200, account, FormFaults.none()),
            () -> sayGone(request, response));
  }

  private void choose(ServerRequest request, ServerResponse response) {
    Optional<SecretToken> token = token(request);
    Optional<Account> owner = token.flatMap(links::owner);
    if (owner.isEmpty()) {
      sayGone(request, response);
      return;
    }
    Form form = Form.of(request);
    FormFaults faults = faults(request, form, owner.get());
    if (!faults.isEmpty()) {
      send(request, response, StudioPages.FAULTY, owner.get(), faults);
      return;
    }
    passwords
        .choose(token.get(), form.value("password"))
        .ifPresentOrElse(
            account -> welcome(request, response, account), () -> sayGone(request, response));
  }

  private FormFaults faults(ServerRequest request, Form form, Account account) {
    FormFaults faults = FormFaults.none();
    PasswordRules.fault(form.value("password"), account)
        .ifPresent(key -> faults.add("password", pages.text(request).text(key)));
    return faults;
  }

  private void welcome(ServerRequest request, ServerResponse response, Account account) {
    studio.signedIn(request).map(SignedIn::session).ifPresent(sessions::end);
    SessionCookie.set(response, sessions.open(account));
    StudioPages.seeOther(response, "/studio?done=password-chosen");
  }

  private static Optional<SecretToken> token(ServerRequest request) {
    return SecretToken.of(request.path().pathParameters().get("token"));
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Status status,
      Account account,
      FormFaults faults) {
    hideAddress(response);
    pages.send(
        request,
        response,
        status,
        "studio/account/choosePassword",
        pages.openFrame(request, "link.title"),
        Map.of("account", account, "faults", faults));
  }

  /** The same for a link that was used, that is too old, and that never was. */
  private void sayGone(ServerRequest request, ServerResponse response) {
    hideAddress(response);
    pages.send(
        request,
        response,
        Status.GONE_410,
        "studio/account/linkGone",
        pages.openFrame(request, "link.gone.title"),
        Map.of());
  }

  /** The address is a secret: no other page shall be told it. */
  private static void hideAddress(ServerResponse response) {
    response.headers().set(HeaderNames.create("Referrer-Policy"), "no-referrer");
  }
}
