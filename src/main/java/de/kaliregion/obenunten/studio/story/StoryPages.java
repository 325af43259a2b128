package de.kaliregion.obenunten.studio.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.PlaceNames;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the pages about stories have in common. */
final class StoryPages {
  private final Studio studio;
  private final StudioPages pages;
  private final AccountNames accountNames;
  private final Supplier<Exhibition> exhibition;
  private final JsonMapper json = new JsonMapper();

  StoryPages(
      Studio studio,
      StudioPages pages,
      AccountNames accountNames,
      Supplier<Exhibition> exhibition) {
    this.studio = studio;
    this.pages = pages;
    this.accountNames = accountNames;
    this.exhibition = exhibition;
  }

  SignedIn who(ServerRequest request) {
    return studio.require(request);
  }

  /**
   * The name of the story in the address.
   *
   * @throws ProblemException 404 when it can be none
   */
  static Slug slug(ServerRequest request) {
    return Optional.of(request.path().pathParameters().get("slug"))
        .filter(Slug::isValid)
        .map(Slug::new)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  /** The language of the story that the address asks for with {@code ?in=}; else German. */
  static Language edition(ServerRequest request) {
    return request
        .query()
        .first("in")
        .asOptional()
        .flatMap(Language::ofTag)
        .orElse(Language.GERMAN);
  }

  Telling telling(ServerRequest request) {
    return new Telling(pages.language(request), pages.text(request), accountNames);
  }

  Exhibition exhibition() {
    return exhibition.get();
  }

  OrganisationNames organisationNames(Language language) {
    return new OrganisationNames(exhibition().organisations(), language);
  }

  /** The organisations in which the person has this right, in the order of their names. */
  List<Slug> organisations(SignedIn who, Right right) {
    Stream<Slug> all =
        who.isOperator()
            ? exhibition().organisations().stream().map(Organisation::slug)
            : who.account().roles().organisations().stream();
    return all.filter(slug -> who.may(right, slug)).sorted(Comparator.naturalOrder()).toList();
  }

  /** All places with their names, in the order of the alphabet. */
  Map<Slug, String> places(Language language) {
    return PlaceNames.of(exhibition(), language);
  }

  /** The words that the editor's script needs, as JSON. */
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
