package de.kaliregion.obenunten.content.draft.card;

import de.kaliregion.obenunten.content.Language;
import java.util.Arrays;
import java.util.List;

/**
 * A field of a card.
 *
 * @param longest in characters
 * @param required whether visitors cannot have the card while it is empty
 * @param translated whether there is one in each language; German is then the one that is required
 */
public record CardField(String name, Form form, int longest, boolean required, boolean translated) {

  /** What can be typed or chosen there. */
  public enum Form {
    LINE,
    TEXT,
    /** A whole number. */
    WHOLE,
    /** A number with a comma or a point. */
    DECIMAL,
    /** Above or below ground. */
    LEVEL,
    /** {@code true}, or nothing. */
    FLAG,
    /** The name of a place on the surface. */
    PLACE,
    /** The name of a story that visitors have. */
    STORY,
    /** The name of an organisation. */
    ORGANISATION,
    /** An http or https address. */
    ADDRESS,
    EMAIL
  }

  static final int NAME = 120;
  static final int WORDING = 4_000;
  private static final int ADDRESS = 2_000;
  private static final int CHOICE = 254;

  static CardField called(String name) {
    return new CardField(name, Form.LINE, NAME, true, true);
  }

  static CardField text(String name) {
    return new CardField(name, Form.TEXT, WORDING, true, true);
  }

  static CardField line(String name, int longest) {
    return new CardField(name, Form.LINE, longest, true, false);
  }

  static CardField address(String name) {
    return new CardField(name, Form.ADDRESS, ADDRESS, true, false);
  }

  static CardField of(String name, Form form) {
    return new CardField(name, form, CHOICE, true, false);
  }

  CardField optional() {
    return new CardField(name, form, longest, false, translated);
  }

  /** The names under which its words are kept, below the part of the card where it stands. */
  public List<String> keys(String prefix) {
    return translated
        ? Arrays.stream(Language.values()).map(language -> key(prefix, language)).toList()
        : List.of(prefix + name);
  }

  /** The name under which its words in a language are kept. */
  public String key(String prefix, Language language) {
    return prefix + name + "/" + language.tag();
  }
}
