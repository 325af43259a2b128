package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.media.library.MediaEntry;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The part of the library that a curator looks at.
 *
 * @param query what they look for
 * @param total how many items there are of it
 * @param entries those on this page, the newest first
 * @param shows how many there are of each sort, with everything else as asked for
 * @param kinds how many there are of each kind, with everything else as asked for
 */
public record LibraryView(
    LibraryQuery query,
    int total,
    List<MediaEntry> entries,
    Map<Show, Long> shows,
    Map<Kind, Long> kinds) {

  /** How many items stand on a page. */
  public static final int PER_PAGE = 24;

  private static final Comparator<MediaEntry> NEWEST_FIRST =
      Comparator.comparing((MediaEntry entry) -> entry.master().receivedAt())
          .reversed()
          .thenComparing(MediaEntry::slug);

  /**
   * Looks through the items.
   *
   * @param all that the curator may see
   * @param givenUp ids of the originals on which a job was given up
   */
  static LibraryView of(LibraryQuery query, Collection<MediaEntry> all, Set<String> givenUp) {
    List<MediaEntry> some =
        all.stream().filter(isOf(query)).filter(hasWords(query.words())).toList();
    Predicate<MediaEntry> ofKind =
        entry ->
            query.kind().map(kind -> entry.kind().filter(kind::equals).isPresent()).orElse(true);
    Map<Show, Long> shows = new EnumMap<>(Show.class);
    for (Show show : Show.values()) {
      shows.put(
          show, some.stream().filter(ofKind).filter(entry -> show.holds(entry, givenUp)).count());
    }
    List<MediaEntry> ofShow =
        some.stream().filter(entry -> query.show().holds(entry, givenUp)).toList();
    Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    ofShow.forEach(entry -> entry.kind().ifPresent(kind -> kinds.merge(kind, 1L, Long::sum)));
    List<MediaEntry> found = ofShow.stream().filter(ofKind).sorted(NEWEST_FIRST).toList();
    int pages = Math.max(1, Math.ceilDiv(found.size(), PER_PAGE));
    LibraryQuery inRange = query.onPage(Math.min(query.page(), pages));
    List<MediaEntry> onPage =
        found.stream().skip((long) (inRange.page() - 1) * PER_PAGE).limit(PER_PAGE).toList();
    return new LibraryView(inRange, found.size(), onPage, shows, kinds);
  }

  private static Predicate<MediaEntry> isOf(LibraryQuery query) {
    return entry ->
        query.organisation().map(entry.draft().organisation()::equals).orElse(true)
            && query.place().map(place -> isOf(entry, place)).orElse(true);
  }

  private static boolean isOf(MediaEntry entry, Slug place) {
    return entry.draft().description().place().filter(place::equals).isPresent();
  }

  private static Predicate<MediaEntry> hasWords(String words) {
    List<String> wanted =
        Arrays.stream(folded(words).split(" ")).filter(word -> !word.isEmpty()).toList();
    return entry -> {
      String has = folded(searchable(entry));
      return wanted.stream().allMatch(has::contains);
    };
  }

  private static String searchable(MediaEntry entry) {
    String titles =
        entry.draft().description().title().map(Wording::texts).orElse(Map.of()).values().stream()
            .collect(Collectors.joining(" "));
    return String.join(" ", titles, entry.master().fileName(), entry.slug().value());
  }

  /** So that Förderturm is found as foerderturm and as FORDERTURM. */
  private static String folded(String text) {
    String lower =
        text.toLowerCase(Locale.ROOT)
            .replace("ae", "a")
            .replace("oe", "o")
            .replace("ue", "u")
            .replace("ß", "ss");
    return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
  }

  /** How many pages there are. */
  public int pages() {
    return Math.max(1, Math.ceilDiv(total, PER_PAGE));
  }

  /** What an item is called: its title, or the name of its file. */
  public static String title(MediaEntry entry, Language language) {
    return entry
        .draft()
        .description()
        .title()
        .map(title -> title.in(language))
        .orElseGet(() -> entry.master().fileName());
  }
}
