package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.SessionCookie;
import de.kaliregion.obenunten.studio.Sessions;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

/** One's own account: name, password, and signing out everywhere. */
final class AccountPages implements HttpService {
  private static final String PATH = "/studio/account";

  private final Studio studio;
  private final StudioPages pages;
  private final AccountStore accounts;
  private final Passwords passwords;
  private final AccountThrottle throttle;
  private final Sessions sessions;
  private final Supplier<Collection<Organisation>> organisations;
  private final AuditLog log;

  AccountPages(
      Studio studio,
      StudioPages pages,
      AccountStore accounts,
      Passwords passwords,
      AccountThrottle throttle,
      Sessions sessions,
      Supplier<Collection<Organisation>> organisations,
      AuditLog log) {
    this.studio = studio;
    this.pages = pages;
    this.accounts = accounts;
    this.passwords = passwords;
    this.throttle = throttle;
    this.sessions = sessions;
    this.organisations = organisations;
    this.log = log;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::show).register(rules);
    Resource.at(PATH + "/name").post(this::rename).register(rules);
    Resource.at(PATH + "/password").post(this::changePassword).register(rules);
    Resource.at(PATH + "/sign-out-everywhere").post(this::signOutEverywhere).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    send(request, response, Status.OK_200, who, who.account().name(), FormFaults.none());
  }

  private void rename(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    Form form = Form.of(request);
    try {
      String name = Require.line("name", form.value("name"), 100);
      accounts.setName(who.id(), name);
      log.addAccount(who.id(), "name-changed", who.id());
      StudioPages.seeOther(response, PATH + "?done=saved");
    } catch (InvalidContentException e) {
      FormFaults faults = FormFaults.of("name", pages.text(request).text("name.invalid"));
      send(request, response, StudioPages.FAULTY, who, form.shown("name"), faults);
    }
  }

  private void changePassword(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    Form form = Form.of(request);
    FormFaults faults = faults(request, form, who.account());
    if (faults.isEmpty()) {
      Account changed =
          passwords
              .change(who.account(), form.value("password"))
              .orElseThrow(() -> Problem.of(ProblemType.GONE).exception());
      SessionCookie.set(response, sessions.open(changed));
      StudioPages.seeOther(response, PATH + "?done=password-changed");
    } else {
      send(request, response, StudioPages.FAULTY, who, who.account().name(), faults);
    }
  }

  /** A browser that was left open is no way to try out passwords either. */
  private FormFaults faults(ServerRequest request, Form form, Account account) {
    FormFaults faults = FormFaults.none();
    PasswordRules.fault(form.value("password"), account)
        .ifPresent(key -> faults.add("password", pages.text(request).text(key)));
    if (!faults.isEmpty()) {
      return faults;
    }
    var wait = throttle.begin(account.email().value());
    if (!wait.isZero()) {
      return faults.add(
          "current", pages.text(request).text("signIn.wait", wait.plusMillis(999).toSeconds()));
    }
    if (!passwords.isRight(account, form.value("current"))) {
      return faults.add("current", pages.text(request).text("password.current.wrong"));
    }
    throttle.succeed(account.email().value());
    return faults;
  }

  private void signOutEverywhere(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    accounts.endSessions(who.id());
    SessionCookie.clear(response);
    log.addAccount(who.id(), "signed-out-everywhere", who.id());
    StudioPages.seeOther(response, Studio.SIGN_IN + "?done=signed-out-everywhere");
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Status status,
      SignedIn who,
      String name,
      FormFaults faults) {
    OrganisationNames names = new OrganisationNames(organisations.get(), pages.language(request));
    pages.send(
        request,
        response,
        status,
        "studio/account/account",
        pages.frame(request, who, "account.title").at(PATH),
        Map.of("account", who.account(), "names", names, "name", name, "faults", faults));
  }
}
