package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One person of those that somebody manages: roles, links, and for operators the account. */
final class PersonPages implements HttpService {
  private static final String PATH = PeoplePages.PATH + "/{id}";

  private final Studio studio;
  private final StudioPages pages;
  private final People people;
  private final Supplier<Collection<Organisation>> organisations;

  PersonPages(
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
    Resource.at(PATH).get(this::show).register(rules);
    Resource.at(PATH + "/role").post(this::changeRole).register(rules);
    Resource.at(PATH + "/remove").post(this::remove).register(rules);
    Resource.at(PATH + "/link").post(this::makeLink).register(rules);
    Resource.at(PATH + "/operator").post(this::setOperator).register(rules);
    Resource.at(PATH + "/active").post(this::setActive).register(rules);
    Resource.at(PATH + "/erase").post(this::erase).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    Account account = people.find(who, id(request));
    List<Slug> managed =
        account.roles().organisations().stream()
            .filter(organisation -> who.may(Right.MANAGE_PEOPLE, organisation))
            .toList();
    pages.send(
        request,
        response,
        "studio/account/person",
        pages.frame(request, who, "person.title", account.name()),
        Map.of(
            "account",
            account,
            "managed",
            managed,
            "names",
            new OrganisationNames(organisations.get(), pages.language(request)),
            "oneself",
            who.id().equals(account.id()),
            "mayMakeLink",
            people.mayMakeLink(who, account),
            "operating",
            who.isOperator()));
  }

  private void changeRole(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    Form form = Form.of(request);
    people.changeRole(
        who,
        id(request),
        organisation(form.value("organisation")),
        PeoplePages.role(form.value("role")));
    back(request, response);
  }

  private void remove(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    people.remove(who, id(request), organisation(Form.of(request).value("organisation")));
    StudioPages.seeOther(response, PeoplePages.PATH + "?done=removed");
  }

  private void makeLink(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    Account account = people.find(who, id(request));
    String link = people.makeLink(who, account);
    long days = (account.passwordHash().isPresent() ? Links.HURRIED : Links.INVITATION).toDays();
    pages.send(
        request,
        response,
        "studio/account/newLink",
        pages
            .frame(request, who, "newLink.title", account.name())
            .at(PeoplePages.PATH + "/" + account.id()),
        Map.of("account", account, "link", link, "days", days));
  }

  private void setOperator(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    people.setOperator(who, id(request), yesOrNo(request, "operator"));
    back(request, response);
  }

  private void setActive(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    people.setActive(who, id(request), yesOrNo(request, "active"));
    back(request, response);
  }

  private void erase(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    people.erase(who, id(request));
    StudioPages.seeOther(response, PeoplePages.PATH + "?done=erased");
  }

  private static void back(ServerRequest request, ServerResponse response) {
    StudioPages.seeOther(response, PeoplePages.PATH + "/" + id(request) + "?done=saved");
  }

  private static boolean yesOrNo(ServerRequest request, String field) {
    return switch (Form.of(request).value(field)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw Problem.of(ProblemType.BAD_REQUEST).exception();
    };
  }

  private static AccountId id(ServerRequest request) {
    return Optional.of(request.path().pathParameters().get("id"))
        .filter(AccountId::isValid)
        .map(AccountId::new)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  /**
   * The organisation of a form; browsers offer those that there are.
   *
   * @throws ProblemException 404
   */
  static Slug organisation(String typed) {
    return Optional.of(typed)
        .filter(Slug::isValid)
        .map(Slug::new)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }
}
