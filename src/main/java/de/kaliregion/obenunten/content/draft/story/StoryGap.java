package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Gap;
import java.util.List;

/** What keeps something from visitors, and the field where it can be mended. */
public record StoryGap(Address address, Reason reason) {

  /** The id of the editor's field where it can be mended. */
  public String anchor() {
    if (reason instanceof Reason.NoTextFirst && address.block().isEmpty()) {
      return "blocks";
    }
    return address.field().equals("entries")
        ? address.block().orElse("blocks")
        : address.toString();
  }

  /** Why visitors cannot have it. */
  public sealed interface Reason {

    /** Nothing was typed. */
    record Missing() implements Reason {}

    /** More than so many characters. */
    record TooLong(int most) implements Reason {}

    /** More than one line, where there is room for one. */
    record ManyLines() implements Reason {}

    /** Fewer entries than there must be. */
    record TooFew(int least) implements Reason {}

    /** More entries than there may be. */
    record TooMany(int most) implements Reason {}

    /** None of the answers is correct. */
    record NoCorrectAnswer() implements Reason {}

    /** A story begins with a text, because that arrives first on a bad line. */
    record NoTextFirst() implements Reason {}

    /** There is no such media item. */
    record NoSuchItem() implements Reason {}

    /** It is an item of another kind. */
    record WrongKind(MediaItem.Kind needed) implements Reason {}

    /**
     * Visitors may not have the item yet.
     *
     * @param missing what its description lacks; empty where it was not released, or is not ready
     */
    record ItemWaits(Slug item, List<Gap> missing) implements Reason {
      public ItemWaits {
        missing = List.copyOf(missing);
      }
    }

    /** There is no such place. */
    record NoSuchPlace() implements Reason {}

    /** There is no such language. */
    record NoSuchLanguage() implements Reason {}

    /** It is no http or https address. */
    record NoAddress() implements Reason {}

    /**
     * The text holds what pages do not show.
     *
     * @param line from 0
     */
    record NotAllowed(int line, String what) implements Reason {}
  }
}
