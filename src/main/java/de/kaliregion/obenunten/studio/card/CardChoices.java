package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.draft.card.CardField.Form;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import java.text.Collator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What can be chosen on a card.
 *
 * @param organisations those to whom the person may give the card, with their names
 */
record CardChoices(Exhibition exhibition, Language language, Map<String, String> organisations) {

  /** Names and what people call them, in the order of the alphabet. */
  Map<String, String> of(Form form) {
    return switch (form) {
      case ORGANISATION -> organisations;
      case PLACE ->
          sorted(
              above().stream(), place -> place.slug().value(), place -> place.name().in(language));
      case STORY ->
          sorted(
              exhibition.stories().stream(), story -> story.slug().value(), this::storyWithPlace);
      default -> Map.of();
    };
  }

  /** The places above ground. */
  List<Place> above() {
    return exhibition.places().stream().filter(place -> place.level() == Level.ABOVE).toList();
  }

  private String storyWithPlace(PublishedStory story) {
    return story.edition(language).title() + " (" + story.place().name().in(language) + ")";
  }

  private static <T> Map<String, String> sorted(
      Stream<T> things, Function<T, String> name, Function<T, String> called) {
    Map<String, String> choices = new LinkedHashMap<>();
    things
        .sorted((a, b) ->
            Collator.getInstance(Locale.GERMANY).compare(called.apply(a), called.apply(b)))
        .forEach(thing -> choices.put(name.apply(thing), called.apply(thing)));
    return choices;
  }
}
