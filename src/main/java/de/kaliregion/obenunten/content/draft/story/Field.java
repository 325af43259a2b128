package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.MediaItem;
import java.util.Optional;

/**
 * A field of the editor: what belongs into it before visitors may have it.
 *
 * @param name of the component in the published record
 * @param form what can be typed there
 * @param longest in characters, where it is text
 * @param required whether it must not be empty
 * @param shows the kind of the item, where it takes one
 */
public record Field(
    String name, Form form, int longest, boolean required, Optional<MediaItem.Kind> shows) {

  private static final int LONGEST_SLUG = 64;

  /** What can be typed into a field. */
  public enum Form {
    LINE,
    TEXT,
    /** The small Markdown of {@code RichText}. */
    RICH_TEXT,
    /** The name of a media item. */
    ITEM,
    /** The name of a place. */
    PLACE,
    /** The tag of a language. */
    LANGUAGE,
    /** An http or https address. */
    ADDRESS,
    /** {@code true}, or nothing. */
    FLAG;

    /** Whether people write words there, rather than choose something. */
    public boolean isProse() {
      return this == LINE || this == TEXT || this == RICH_TEXT;
    }
  }

  static Field line(String name, int longest) {
    return new Field(name, Form.LINE, longest, true, Optional.empty());
  }

  static Field text(String name, int longest) {
    return new Field(name, Form.TEXT, longest, true, Optional.empty());
  }

  static Field richText(String name) {
    return new Field(name, Form.RICH_TEXT, 20_000, true, Optional.empty());
  }

  static Field item(String name, MediaItem.Kind kind) {
    return new Field(name, Form.ITEM, LONGEST_SLUG, true, Optional.of(kind));
  }

  static Field of(String name, Form form, int longest) {
    return new Field(name, form, longest, true, Optional.empty());
  }

  static Field place(String name) {
    return of(name, Form.PLACE, LONGEST_SLUG);
  }

  Field optional() {
    return new Field(name, form, longest, false, shows);
  }
}
