package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.LanguageChoice;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One request to the interface: what it asks, read strictly, and the exhibition that answers it.
 * Parameters that nobody here knows are passed over, as links get all sorts of them attached.
 */
final class Enquiry {
  /** Entries of a list where nobody asks for another number. */
  static final int USUAL_LIMIT = 20;

  private static final Pattern LIMIT = Pattern.compile("[1-9]\\d?|100");
  private static final Pattern WORDS = Pattern.compile("[^\\p{Cntrl}]{1,200}");

  private final ServerRequest request;
  private final Map<String, String> understood = new LinkedHashMap<>();
  private final Showing showing;
  private final Addresses addresses;
  private final Optional<Language> named;
  private final Language language;

  /**
   * Reads the language.
   *
   * @throws ProblemException if {@code lang} names none that we speak
   */
  Enquiry(ServerRequest request, Showing showing, LanguageChoice languages, Addresses addresses) {
    this.request = request;
    this.showing = showing;
    this.addresses = addresses;
    this.named =
        parameter("lang")
            .map(tag -> Language.ofTag(tag).orElseThrow(() -> Faulty.LANGUAGE.at("lang")));
    this.language = named.orElseGet(() -> languages.of(request));
  }

  Showing showing() {
    return showing;
  }

  Exhibition exhibition() {
    return showing.exhibition();
  }

  /** The language to answer in. */
  Language language() {
    return language;
  }

  /** Whether the address names the language; else the headers chose it. */
  boolean namesLanguage() {
    return named.isPresent();
  }

  JsonViews views() {
    return new JsonViews(exhibition(), language, addresses);
  }

  /**
   * What the last segment of the address names.
   *
   * @throws ProblemException if it can be no slug, or there is nothing of this name
   */
  <T> T named(Function<Slug, Optional<T>> find) {
    return Optional.of(segment("slug"))
        .filter(Slug::isValid)
        .map(Slug::new)
        .flatMap(find)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  /** A variable segment of the path, decoded. */
  String segment(String name) {
    return request.path().pathParameters().get(name);
  }

  /** How many entries are wanted, 1 to 100. */
  int limit() {
    int limit =
        parameter("limit")
            .map(text -> Integer.parseInt(matching(LIMIT, text, Faulty.LIMIT, "limit")))
            .orElse(USUAL_LIMIT);
    if (limit == USUAL_LIMIT) {
      understood.remove("limit");
    }
    return limit;
  }

  /** The entry after which to go on. */
  Optional<Slug> after() {
    return parameter("after")
        .map(text -> Cursor.read(text).orElseThrow(() -> Faulty.CURSOR.at("after")));
  }

  /** The words to search for. */
  String words() {
    String text = parameter("q").map(String::strip).orElse("");
    return matching(WORDS, text, Faulty.WORDS, "q");
  }

  /** The circle in which to look, if there is one. */
  Optional<Surroundings> surroundings() {
    Optional<String> radius = parameter("radius");
    Optional<String> near = parameter("near");
    if (near.isEmpty() && radius.isPresent()) {
      throw Faulty.RADIUS_ALONE.at("radius");
    }
    return near.map(text -> Surroundings.of(text, radius));
  }

  /** The part of a list in the order of its slugs that is asked for. */
  <T> Slice<T> sliceBySlug(List<T> all, Function<T, Slug> slug) {
    return Slice.inOrderOfSlug(all, slug, after(), limit());
  }

  /**
   * The part of a list in an order of its own that is asked for.
   *
   * @throws ProblemException if the entry after which to go on is no longer there
   */
  <T> Slice<T> slice(List<T> all, Function<T, Slug> slug) {
    return Slice.inGivenOrder(all, slug, after(), limit())
        .orElseThrow(() -> Faulty.CURSOR.at("after"));
  }

  /** A part of a list as a document, with the address of what follows. */
  ListJson list(String resource, Slice<?> slice, List<?> items) {
    return new ListJson(
        items,
        slice.total(),
        slice
            .next()
            .map(last -> addresses.of(Addresses.ROOT + "/" + resource) + "?" + query(last)));
  }

  /** Only what this resource has read and checked goes into an answer that others may get. */
  private String query(Slug last) {
    StringBuilder query = new StringBuilder();
    understood.forEach((name, value) ->
        query
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
            .append('&'));
    return query.append("after=").append(Cursor.of(last)).toString();
  }

  private Optional<String> parameter(String name) {
    if (!request.query().contains(name)) {
      return Optional.empty();
    }
    List<String> values = request.query().all(name);
    if (values.size() != 1) {
      throw Faulty.REPEATED.at(name);
    }
    if (!name.equals("after")) {
      understood.put(name, values.getFirst());
    }
    return Optional.of(values.getFirst());
  }

  private static String matching(Pattern form, String text, Faulty faulty, String name) {
    if (!form.matcher(text).matches()) {
      throw faulty.at(name);
    }
    return text;
  }
}
