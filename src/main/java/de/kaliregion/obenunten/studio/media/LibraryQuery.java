package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Slug;
import io.helidon.common.uri.UriQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a curator looks for in the library. What the address says in another form counts as unsaid.
 *
 * @param words that title or file name must have
 * @param page from 1
 */
public record LibraryQuery(
    Show show,
    Optional<Kind> kind,
    Optional<Slug> place,
    Optional<Slug> organisation,
    String words,
    int page) {

  private static final int LONGEST_WORDS = 100;
  private static final int MOST_PAGES = 100_000;

  static LibraryQuery of(UriQuery query) {
    return new LibraryQuery(
        value(query, "show").flatMap(Show::of).orElse(Show.ALL),
        value(query, "kind").flatMap(LibraryQuery::kind),
        value(query, "place").filter(Slug::isValid).map(Slug::new),
        value(query, "organisation").filter(Slug::isValid).map(Slug::new),
        value(query, "q").map(LibraryQuery::words).orElse(""),
        value(query, "page").map(LibraryQuery::page).orElse(1));
  }

  private static Optional<String> value(UriQuery query, String name) {
    return query.first(name).asOptional();
  }

  private static Optional<Kind> kind(String value) {
    return Arrays.stream(Kind.values()).filter(kind -> value(kind).equals(value)).findFirst();
  }

  private static String words(String typed) {
    String clean = typed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return clean.substring(0, Math.min(clean.length(), LONGEST_WORDS));
  }

  private static int page(String value) {
    return value.matches("[1-9]\\d{0,4}") ? Math.min(Integer.parseInt(value), MOST_PAGES) : 1;
  }

  /** How a kind stands in addresses. */
  public static String value(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The same, but what is shown by what is to be done. */
  public LibraryQuery showing(Show other) {
    return new LibraryQuery(other, kind, place, organisation, words, 1);
  }

  /** The same, another page. */
  public LibraryQuery onPage(int other) {
    return new LibraryQuery(show, kind, place, organisation, words, other);
  }

  /** Whether it narrows the library down at all. */
  public boolean isNarrow() {
    return show != Show.ALL
        || kind.isPresent()
        || place.isPresent()
        || organisation.isPresent()
        || !words.isEmpty();
  }

  /** The address of the library as it is looked at here. */
  public String address() {
    Map<String, String> parts = new LinkedHashMap<>();
    if (show != Show.ALL) {
      parts.put("show", show.value());
    }
    kind.ifPresent(it -> parts.put("kind", value(it)));
    place.ifPresent(it -> parts.put("place", it.value()));
    organisation.ifPresent(it -> parts.put("organisation", it.value()));
    if (!words.isEmpty()) {
      parts.put("q", words);
    }
    if (page > 1) {
      parts.put("page", Integer.toString(page));
    }
    String query =
        parts.entrySet().stream()
            .map(part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return LibraryPages.PATH + (query.isEmpty() ? "" : "?" + query);
  }
}
