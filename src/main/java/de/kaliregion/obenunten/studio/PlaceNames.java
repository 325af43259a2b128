package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the places are called, to choose one of them. */
public final class PlaceNames {
  private PlaceNames() {}

  /** All places with their names, in the order of the alphabet. */
  public static Map<Slug, String> of(Exhibition exhibition, Language language) {
    Comparator<Place> byName =
        Comparator.comparing(
            place -> place.name().in(language), Collator.getInstance(Locale.GERMANY));
    Map<Slug, String> places = new LinkedHashMap<>();
    exhibition.places().stream()
        .sorted(byName)
        .forEach(place -> places.put(place.slug(), place.name().in(language)));
    return places;
  }
}
