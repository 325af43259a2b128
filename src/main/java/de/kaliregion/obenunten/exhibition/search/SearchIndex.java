package de.kaliregion.obenunten.exhibition.search;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds published stories by words and by nearness. Immutable and safe for many threads at once.
 *
 * <p>Making one costs next to nothing: the words of a language are indexed at the first search in
 * it, or by {@link #warmUp}. Everything lies in memory, so an index that nobody holds any more
 * needs no closing.
 */
public final class SearchIndex implements AutoCloseable {
  private final Map<Language, LanguageIndex> byLanguage = new EnumMap<>(Language.class);
  private final NearStories nearStories;

  /**
   * @param entries each story once in a language
   * @throws IllegalArgumentException if a story comes twice in a language
   */
  public SearchIndex(List<Entry> entries) {
    Map<Language, Set<Slug>> seen = new EnumMap<>(Language.class);
    for (Entry entry : entries) {
      if (!seen.computeIfAbsent(entry.language(), _ -> new HashSet<>()).add(entry.story())) {
        throw new IllegalArgumentException(
            "story " + entry.story() + " comes twice in " + entry.language());
      }
    }
    for (Language language : Language.values()) {
      byLanguage.put(
          language,
          new LanguageIndex(
              language, entries.stream().filter(entry -> entry.language() == language).toList()));
    }
    nearStories = new NearStories(entries);
  }

  /**
   * The stories that have every word in this language: the word itself, another form of it, a
   * compound with it, for the last word a longer one that begins with it, or one a single typing
   * error away. Better matches come first, and among equals those in the title before the place,
   * the teaser and the body.
   *
   * @param words what a visitor typed, whatever that is; the first {@value WordQuery#MOST_WORDS}
   *     words count, and words such as "the" only if there are no others
   * @param limit hits at most, from 1
   * @throws IllegalArgumentException if the limit is below 1
   * @throws IllegalStateException if the index is closed
   */
  public List<Hit> search(Language language, String words, int limit) {
    checkLimit(limit);
    return byLanguage.get(language).search(words, limit);
  }

  /**
   * The stories around a position, nearest first, each once whatever its languages.
   *
   * @param latitude degrees north, WGS 84, -90 to 90
   * @param longitude degrees east, WGS 84, -180 to 180
   * @param radiusMetres how far away they may lie
   * @param limit stories at most, from 1
   * @throws IllegalArgumentException if the position is out of range or the limit below 1
   */
  public List<Near> nearest(double latitude, double longitude, double radiusMetres, int limit) {
    Degrees.check(latitude, longitude);
    checkLimit(limit);
    return nearStories.nearest(latitude, longitude, radiusMetres, limit);
  }

  private static void checkLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, but is " + limit);
    }
  }

  /** Indexes now what the first search in each language would, for a thread in the background. */
  public void warmUp() {
    byLanguage.values().forEach(LanguageIndex::warmUp);
  }

  /** Frees the memory. Searches under way finish; later ones are refused. */
  @Override
  public void close() {
    byLanguage.values().forEach(LanguageIndex::close);
  }
}
