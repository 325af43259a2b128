package de.kaliregion.obenunten.content.draft.card;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.draft.story.PartId;
import de.kaliregion.obenunten.content.draft.story.Typed;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What was typed on a card, field by field. A list holds the ids of its parts, separated by blanks;
 * what was typed in a part stands under its id.
 *
 * @param words by names such as {@code name/de} and {@code a1b2c3d4/direction/de}; nothing empty
 */
public record CardWords(Map<String, String> words) {
  /** Nothing typed yet. */
  public static final CardWords EMPTY = new CardWords(Map.of());

  private static final int MOST_BYTES = 400_000;
  private static final int MOST_PARTS = 500;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  public CardWords {
    words = words == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(words));
    Require.that(
        words.values().stream().mapToInt(Typed::bytes).sum() <= MOST_BYTES,
        "words",
        "are longer than " + MOST_BYTES + " bytes");
  }

  /**
   * Those words that a card of this kind has room for.
   *
   * @param typed what stands in the field of this name; empty where there is none
   */
  public static CardWords of(CardKind kind, UnaryOperator<String> typed) {
    Map<String, String> kept = new LinkedHashMap<>();
    collect("", kind.fields(), kind.list(), typed, kept, new HashSet<>());
    return new CardWords(kept);
  }

  private static void collect(
      String prefix,
      List<CardField> fields,
      Optional<CardList> list,
      UnaryOperator<String> typed,
      Map<String, String> kept,
      Set<String> taken) {
    fields.stream()
        .flatMap(field -> field.keys(prefix).stream())
        .forEach(key -> keep(key, Typed.text(typed.apply(key)), kept));
    list.ifPresent(parts -> {
      List<String> ids =
          ids(typed.apply(prefix + parts.name())).stream()
              .filter(id -> taken.size() < MOST_PARTS && taken.add(id))
              .toList();
      keep(prefix + parts.name(), String.join(" ", ids), kept);
      ids.forEach(id -> collect(id + "/", parts.fields(), parts.within(), typed, kept, taken));
    });
  }

  private static void keep(String key, String text, Map<String, String> kept) {
    if (!text.isEmpty()) {
      kept.put(key, text);
    }
  }

  private static List<String> ids(String text) {
    return text == null
        ? List.of()
        : Arrays.stream(BLANKS.split(text)).filter(PartId::isValid).toList();
  }

  /** What was typed into the field; empty where nothing was. */
  public String word(String key) {
    return words.getOrDefault(key, "");
  }

  /** What was typed into the field in this language. */
  public String word(CardField field, String prefix, Language language) {
    return word(field.key(prefix, language));
  }

  /** The ids of the parts of a list. */
  public List<String> parts(String list) {
    return ids(word(list));
  }

  /** The same card of this kind with other words in one field. */
  public CardWords with(CardKind kind, String key, String text) {
    return of(kind, name -> name.equals(key) ? text : word(name));
  }

  /** Everything in a part of a list, by the same names. */
  Map<String, String> of(CardList list, String id) {
    Map<String, String> kept = new LinkedHashMap<>();
    collect(id + "/", list.fields(), list.within(), this::word, kept, new HashSet<>());
    return kept;
  }
}
