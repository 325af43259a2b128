package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Tone;
import java.util.List;

/**
 * What was typed for all languages of a story.
 *
 * @param place the name of a place
 * @param cover the name of a picture
 * @param sources rows of {@link #SOURCE}
 */
public record StoryFacts(String place, Tone tone, String cover, List<EntryDraft> sources) {
  public static final Field PLACE = Field.place("place");
  public static final Field COVER = Field.item("cover", MediaItem.Kind.PICTURE);

  /** What can be typed for a source. */
  public static final List<Field> SOURCE =
      List.of(
          Field.line("citation", 400),
          Field.of("url", Field.Form.ADDRESS, 2_000).optional(),
          Field.line("fact", 8).optional());

  private static final int MOST_BYTES = 100_000;

  /** Nothing typed yet. */
  public static final StoryFacts EMPTY = new StoryFacts("", Tone.PLAIN, "", List.of());

  public StoryFacts {
    place = Typed.text(place);
    tone = tone == null ? Tone.PLAIN : tone;
    cover = Typed.text(cover);
    sources = EntryDraft.all(sources, SOURCE);
    int bytes =
        Typed.bytes(place)
            + Typed.bytes(cover)
            + sources.stream().mapToInt(EntryDraft::bytes).sum();
    Require.that(bytes <= MOST_BYTES, "facts", "are longer than " + MOST_BYTES + " bytes");
  }
}
