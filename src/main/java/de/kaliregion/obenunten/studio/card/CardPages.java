package de.kaliregion.obenunten.studio.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioFrame;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.account.OrganisationNames;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the pages about the cards of one kind have in common. */
final class CardPages {
  private final CardDesk<?> desk;
  private final Studio studio;
  private final StudioPages pages;
  private final AccountNames accountNames;
  private final Supplier<Exhibition> exhibition;
  private final JsonMapper json = new JsonMapper();

  CardPages(
      CardDesk<?> desk,
      Studio studio,
      StudioPages pages,
      AccountNames accountNames,
      Supplier<Exhibition> exhibition) {
    this.desk = desk;
    this.studio = studio;
    this.pages = pages;
    this.accountNames = accountNames;
    this.exhibition = exhibition;
  }

  SignedIn who(ServerRequest request) {
    return studio.require(request);
  }

  /**
   * The name of the card in the address.
   *
   * @throws ProblemException 404 when it can be none
   */
  static Slug slug(ServerRequest request) {
    return Optional.of(request.path().pathParameters().get("slug"))
        .filter(Slug::isValid)
        .map(Slug::new)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  Telling telling(ServerRequest request) {
    return new Telling(pages.language(request), pages.text(request), accountNames);
  }

  CardNames names(Telling telling) {
    return new CardNames(desk.kind(), telling.text(), exhibition.get());
  }

  /** The organisations for which the person may begin a card, with their names. */
  Map<String, String> organisations(SignedIn who, Language language) {
    Map<String, String> organisations = new LinkedHashMap<>();
    exhibition.get().organisations().stream()
        .filter(organisation -> desk.mayBegin(who, Optional.of(organisation.slug())))
        .sorted(Comparator.comparing(Organisation::slug))
        .forEach(organisation ->
            organisations.put(organisation.slug().value(), organisation.name().in(language)));
    return organisations;
  }

  /** What can be chosen; a card always can stay where it is. */
  CardChoices choices(SignedIn who, Language language, Optional<Slug> organisation) {
    Map<String, String> organisations = new LinkedHashMap<>(organisations(who, language));
    organisation.ifPresent(
        slug -> organisations.putIfAbsent(slug.value(), organisationNames(language).of(slug)));
    return new CardChoices(exhibition.get(), language, organisations);
  }

  OrganisationNames organisationNames(Language language) {
    return new OrganisationNames(exhibition.get().organisations(), language);
  }

  /** The words that the page's script needs, as JSON. */
  String scriptWords(Telling telling) {
    try {
      return json.writeValueAsString(telling.text().below("story.script."));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  StudioFrame frame(ServerRequest request, SignedIn who, String titleKey, Object... values) {
    return pages.frame(request, who, titleKey, values);
  }

  void send(
      ServerRequest request,
      ServerResponse response,
      Status status,
      String template,
      StudioFrame frame,
      Map<String, Object> parameters) {
    pages.send(request, response, status, template, frame, parameters);
  }
}
