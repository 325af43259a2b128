package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.studio.Blanks;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was typed on a card, as the values that it stands for. Texts are taken without the blanks
 * around them.
 *
 * @param exhibition in which the places are that it names
 */
record Words(CardWords typed, Exhibition exhibition) {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern DECIMAL =
      Pattern.compile("-?\\d{1,3}(?:[.,]\\d{1,20})?(?:E-?\\d{1,3})?");

  /** Both numbers of a position, as maps give them to be copied: {@code 50.82036, 10.12481}. */
  private static final Pattern PAIR =
      Pattern.compile("(?:geo:)?(-?\\d{1,3}\\.\\d{1,20})\\s*[,;\\s]\\s*(-?\\d{1,3}\\.\\d{1,20})");

  String get(String key) {
    return Blanks.strip(typed.word(key));
  }

  Optional<String> maybe(String key) {
    return Optional.of(get(key)).filter(text -> !text.isEmpty());
  }

  boolean has(String key) {
    return !get(key).isEmpty();
  }

  boolean flag(String key) {
    return get(key).equals("true");
  }

  Slug slug(String key) {
    return new Slug(get(key));
  }

  /** The number; empty where nothing was typed, or no number. */
  Optional<Integer> whole(String key) {
    return maybe(key).filter(text -> WHOLE.matcher(text).matches()).map(Integer::valueOf);
  }

  /** The number, with a comma or a point; empty where nothing was typed, or no number. */
  Optional<Double> decimal(String key) {
    return maybe(key)
        .filter(text -> DECIMAL.matcher(text).matches())
        .map(text -> Double.valueOf(text.replace(',', '.')));
  }

  /** The texts in all languages; empty where there is none. */
  Optional<Wording> wording(String prefix) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      maybe(prefix + "/" + language.tag()).ifPresent(text -> texts.put(language, text));
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(new Wording(texts));
  }

  List<String> parts(String list) {
    return typed.parts(list);
  }

  /** The place above ground that is named there. */
  Optional<Place> place(String key) {
    return maybe(key).filter(Slug::isValid).map(Slug::new).flatMap(exhibition::place);
  }

  /** Whether both numbers of a position were put into the field for one of them. */
  static Optional<List<String>> pair(String text) {
    Matcher pair = PAIR.matcher(Blanks.strip(text));
    return pair.matches() ? Optional.of(List.of(pair.group(1), pair.group(2))) : Optional.empty();
  }
}
