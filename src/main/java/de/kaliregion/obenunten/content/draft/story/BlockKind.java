package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.MediaItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of {@link de.kaliregion.obenunten.content.Block}, and what can be typed for each. */
public enum BlockKind {
  TEXT("text", List.of(Field.line("heading", 120).optional(), Field.richText("text").optional())),
  PICTURE("picture", withCaption(Field.item("item", MediaItem.Kind.PICTURE))),
  GALLERY(
      "gallery",
      List.of(),
      withCaption(Field.item("item", MediaItem.Kind.PICTURE)),
      Range.of(2, 24)),
  THEN_AND_NOW(
      "then-and-now",
      withCaption(
          Field.item("then", MediaItem.Kind.PICTURE), Field.item("now", MediaItem.Kind.PICTURE))),
  AUDIO("audio", withCaption(Field.item("item", MediaItem.Kind.SOUND))),
  VIDEO("video", withCaption(Field.item("item", MediaItem.Kind.FILM))),
  PANORAMA("panorama", withCaption(Field.item("item", MediaItem.Kind.PANORAMA))),
  MODEL(
      "model",
      withCaption(
          Field.item("item", MediaItem.Kind.MODEL), Field.item("poster", MediaItem.Kind.PICTURE))),
  DOCUMENT("document", withCaption(Field.item("item", MediaItem.Kind.DOCUMENT))),
  QUOTE(
      "quote",
      List.of(
          Field.text("text", 2_000),
          Field.line("attribution", 300),
          Field.of("language", Field.Form.LANGUAGE, 16).optional())),
  TIMELINE(
      "timeline",
      List.of(),
      List.of(Field.line("when", 60), Field.richText("what")),
      Range.atLeast(1)),
  QUESTION(
      "question",
      List.of(Field.line("prompt", 300), Field.richText("explanation")),
      List.of(Field.line("answer", 300), Field.of("correct", Field.Form.FLAG, 5).optional()),
      Range.of(2, 6)),
  MAP("map", withCaption(), List.of(Field.place("place")), Range.atLeast(1));

  private final String word;
  private final List<Field> fields;
  private final List<Field> entryFields;
  private final Range entries;

  /** How many entries a block must have before visitors may have it. */
  public record Range(int least, int most) {
    static Range of(int least, int most) {
      return new Range(least, most);
    }

    static Range atLeast(int least) {
      return new Range(least, Integer.MAX_VALUE);
    }
  }

  BlockKind(String word, List<Field> fields) {
    this(word, fields, List.of(), Range.of(0, 0));
  }

  BlockKind(String word, List<Field> fields, List<Field> entryFields, Range entries) {
    this.word = word;
    this.fields = fields;
    this.entryFields = entryFields;
    this.entries = entries;
  }

  private static List<Field> withCaption(Field... others) {
    List<Field> fields = new ArrayList<>(Arrays.asList(others));
    fields.add(Field.line("caption", 600).optional());
    return List.copyOf(fields);
  }

  /** Its name in JSON and in the store. */
  public String word() {
    return word;
  }

  /** The kind of this name. */
  public static Optional<BlockKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** What can be typed for the whole block, in the order of the form. */
  public List<Field> fields() {
    return fields;
  }

  /** What can be typed for each of its entries; empty where a block of this kind has none. */
  public List<Field> entryFields() {
    return entryFields;
  }

  /** Whether a block of this kind is a list of entries. */
  public boolean hasEntries() {
    return !entryFields.isEmpty();
  }

  /** How many entries there must be. */
  public Range entries() {
    return entries;
  }
}
