package de.kaliregion.obenunten.exhibition.search;

import de.kaliregion.obenunten.content.Slug;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.util.SloppyMath;

/**
 * The positions of all stories. Looks at each of them: for the thousands of stories that a region
 * can have this takes less time than an index needs to be opened.
 */
final class NearStories {
  private record Position(Slug story, double latitude, double longitude) {}

  private final List<Position> positions;

  /** Takes the position of a story from its first entry. */
  NearStories(List<Entry> entries) {
    Map<Slug, Position> byStory = new TreeMap<>();
    for (Entry entry : entries) {
      byStory.putIfAbsent(
          entry.story(), new Position(entry.story(), entry.latitude(), entry.longitude()));
    }
    positions = List.copyOf(byStory.values());
  }

  List<Near> nearest(double latitude, double longitude, double radiusMetres, int limit) {
    return positions.stream()
        .map(position -> new Near(position.story, metres(position, latitude, longitude)))
        .filter(near -> near.metres() <= radiusMetres)
        .sorted(Comparator.comparingDouble(Near::metres))
        .limit(limit)
        .toList();
  }

  private static double metres(Position position, double latitude, double longitude) {
    return SloppyMath.haversinMeters(latitude, longitude, position.latitude, position.longitude);
  }
}
