package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.LocalPath;
import de.kaliregion.obenunten.studio.SessionCookie;
import de.kaliregion.obenunten.studio.Sessions;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.web.ClientNetworks;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Map;

/** Signing in and out. */
final class SignInPages implements HttpService {
  private final Studio studio;
  private final StudioPages pages;
  private final SignIn signIn;
  private final Sessions sessions;
  private final ClientNetworks networks;
  private final AuditLog log;

  SignInPages(
      Studio studio,
      StudioPages pages,
      SignIn signIn,
      Sessions sessions,
      ClientNetworks networks,
      AuditLog log) {
    this.studio = studio;
    this.pages = pages;
    this.signIn = signIn;
    this.sessions = sessions;
    this.networks = networks;
    this.log = log;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(Studio.SIGN_IN).get(this::show).post(this::signIn).register(rules);
    Resource.at("/studio/sign-out").post(this::signOut).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    if (studio.signedIn(request).isPresent()) {
      StudioPages.seeOther(response, next(request.query().first("next").orElse("")));
      return;
    }
    String next = request.query().first("next").orElse("");
    send(request, response, Status.OK_200, "", next, FormFaults.none());
  }

  private void signIn(ServerRequest request, ServerResponse response) {
    Form form = Form.of(request);
    String email = form.value("email");
    String next = form.value("next");
    SignIn.Outcome outcome = signIn.attempt(email, form.value("password"), networks.of(request));
    switch (outcome) {
      case SignIn.Outcome.Right(var account) -> welcome(request, response, account, next);
      case SignIn.Outcome.Wrong() -> {
        FormFaults faults = FormFaults.of("email", pages.text(request).text("signIn.wrong"));
        send(request, response, StudioPages.FAULTY, form.shown("email"), next, faults);
      }
      case SignIn.Outcome.Wait(var wait) -> {
        response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds(wait)));
        FormFaults faults =
            FormFaults.of("email", pages.text(request).text("signIn.wait", seconds(wait)));
        send(request, response, Status.TOO_MANY_REQUESTS_429, form.shown("email"), next, faults);
      }
    }
  }

  /** Rounded up: who comes then is not too early. */
  private static long seconds(Duration wait) {
    return wait.plusMillis(999).toSeconds();
  }

  /** Always under a new token; whatever session the browser came with ends. */
  private void welcome(
      ServerRequest request, ServerResponse response, Account account, String next) {
    studio.signedIn(request).map(SignedIn::session).ifPresent(sessions::end);
    SessionCookie.set(response, sessions.open(account));
    log.addAccount(account.id(), "signed-in", account.id());
    StudioPages.seeOther(response, next(next));
  }

  private static String next(String wish) {
    return LocalPath.of(wish).orElse("/studio");
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Status status,
      String email,
      String next,
      FormFaults faults) {
    pages.send(
        request,
        response,
        status,
        "studio/account/signIn",
        pages.openFrame(request, "signIn.title"),
        Map.of("email", email, "next", LocalPath.of(next).orElse(""), "faults", faults));
  }

  private void signOut(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    sessions.end(who.session());
    SessionCookie.clear(response);
    log.addAccount(who.id(), "signed-out", who.id());
    StudioPages.seeOther(response, Studio.SIGN_IN + "?done=signed-out");
  }
}
