package de.kaliregion.obenunten.studio.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.studio.PlaceNames;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.StudioFrame;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.account.OrganisationNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the pages of the library have in common. */
final class MediaPages {
  private static final String WORDS = "upload.script.";

  private final StudioPages pages;
  private final Function<String, String> accountNames;
  private final MediaServices.Surroundings house;
  private final JsonMapper json = new JsonMapper();

  /**
   * @param accountNames what accounts are called, by their ids; empty where there is none
   */
  MediaPages(
      StudioPages pages, Function<String, String> accountNames, MediaServices.Surroundings house) {
    this.pages = pages;
    this.accountNames = accountNames;
    this.house = house;
  }

  Telling telling(ServerRequest request) {
    return new Telling(pages.language(request), pages.text(request), accountNames);
  }

  Exhibition exhibition() {
    return house.exhibition().get();
  }

  long quota() {
    return house.quota();
  }

  /** Why work on files cannot be done on this machine, in the reader's language. */
  List<String> obstacles(Language language) {
    return house.obstacles().get().stream().map(why -> why.in(language)).toList();
  }

  /** Whether there are any. */
  boolean isHindered() {
    return !house.obstacles().get().isEmpty();
  }

  OrganisationNames organisationNames(Language language) {
    return new OrganisationNames(exhibition().organisations(), language);
  }

  /** All places with their names, in the order of the alphabet. */
  Map<Slug, String> places(Language language) {
    return PlaceNames.of(exhibition(), language);
  }

  UploadBox uploadBox(SignedIn who, List<Slug> organisations, Telling telling) {
    return new UploadBox(
        house.uploads(),
        who.id().value(),
        who.csrf(),
        words(telling),
        organisations,
        organisationNames(telling.language()),
        Optional.empty());
  }

  private String words(Telling telling) {
    try {
      return json.writeValueAsString(telling.text().below(WORDS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  void send(
      ServerRequest request,
      ServerResponse response,
      SignedIn who,
      String template,
      String titleKey,
      Map<String, Object> parameters) {
    pages.send(request, response, template, pages.frame(request, who, titleKey), parameters);
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
