package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import de.kaliregion.obenunten.web.page.Messages;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The people of the organisations that somebody manages, and inviting more. */
final class PeoplePages implements HttpService {
  static final String PATH = "/studio/people";

  private final Studio studio;
  private final StudioPages pages;
  private final People people;
  private final Supplier<Collection<Organisation>> organisations;

  PeoplePages(
      Studio studio,
      StudioPages pages,
      People people,
      Supplier<Collection<Organisation>> organisations) {
    this.studio = studio;
    this.pages = pages;
    this.people = people;
    this.organisations = organisations;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::show).post(this::invite).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    who.requireAnywhere(Right.MANAGE_PEOPLE);
    send(request, response, Status.OK_200, who, Invitation.blank(), FormFaults.none());
  }

  private void invite(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    who.requireAnywhere(Right.MANAGE_PEOPLE);
    Form form = Form.of(request);
    Invitation typed = Invitation.of(form);
    Slug organisation = organisation(who, typed.organisation());
    Role role = role(typed.role());
    FormFaults faults = faults(form, pages.text(request));
    if (faults.isEmpty()) {
      Optional<People.Invited> invited =
          people.invite(who, new EmailAddress(typed.email()), typed.name(), organisation, role);
      if (invited.isPresent()) {
        welcome(request, response, who, invited.get());
        return;
      }
      faults.add("email", pages.text(request).text("people.known"));
    }
    send(request, response, StudioPages.FAULTY, who, typed, faults);
  }

  private static FormFaults faults(Form form, Messages text) {
    FormFaults faults = FormFaults.none();
    if (EmailAddress.of(form.value("email")).isEmpty()) {
      faults.add("email", text.text("email.invalid"));
    }
    try {
      Require.line("name", form.value("name"), 100);
    } catch (InvalidContentException e) {
      faults.add("name", text.text("name.invalid"));
    }
    return faults;
  }

  /** An organisation that is there and that this person manages. */
  private Slug organisation(SignedIn who, String typed) {
    Slug slug = PersonPages.organisation(typed);
    who.require(Right.MANAGE_PEOPLE, slug);
    if (organisations.get().stream().noneMatch(known -> known.slug().equals(slug))) {
      throw Problem.of(ProblemType.NOT_FOUND).exception();
    }
    return slug;
  }

  /**
   * The role of a form; browsers offer no other.
   *
   * @throws ProblemException 400
   */
  static Role role(String typed) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(typed))
        .findFirst()
        .orElseThrow(() -> Problem.of(ProblemType.BAD_REQUEST).exception());
  }

  /** The link is shown here alone, and only once. */
  private void welcome(
      ServerRequest request, ServerResponse response, SignedIn who, People.Invited invited) {
    if (invited.link().isEmpty()) {
      StudioPages.seeOther(response, PATH + "?done=joined");
      return;
    }
    pages.send(
        request,
        response,
        "studio/account/newLink",
        pages.frame(request, who, "newLink.title", invited.account().name()),
        Map.of(
            "account", invited.account(),
            "link", invited.link().get(),
            "days", Links.INVITATION.toDays()));
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Status status,
      SignedIn who,
      Invitation typed,
      FormFaults faults) {
    List<Organisation> managed =
        organisations.get().stream()
            .filter(organisation -> who.may(Right.MANAGE_PEOPLE, organisation.slug()))
            .toList();
    List<Account> accounts = people.managedBy(who);
    pages.send(
        request,
        response,
        status,
        "studio/account/people",
        pages.frame(request, who, "people.title"),
        Map.of("organisations", managed, "people", accounts, "typed", typed, "faults", faults));
  }
}
