package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.draft.story.PartId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a button of the form asks for, after everything typed is saved. */
sealed interface CardAct {
  Pattern FORM = Pattern.compile("([a-z]+)(?: ([a-z0-9/]{1,80}))?");

  /** Nothing more. */
  record Save() implements CardAct {}

  /** Visitors shall have it. */
  record Publish() implements CardAct {}

  /** Visitors shall have it no more. */
  record Withdraw() implements CardAct {}

  /** Another part in this list. */
  record Add(String list) implements CardAct {}

  /** The part one further up, or down. */
  record Move(String part, int by) implements CardAct {}

  /** The part with all that stands in it goes. */
  record Remove(String part) implements CardAct {}

  /** What stands on the button; anything unknown only saves, so that nothing typed is lost. */
  static CardAct of(String text) {
    Matcher words = FORM.matcher(text);
    if (!words.matches()) {
      return new Save();
    }
    String thing = words.group(2) == null ? "" : words.group(2);
    return switch (words.group(1)) {
      case "publish" -> new Publish();
      case "withdraw" -> new Withdraw();
      case "add" -> new Add(thing);
      case "up" -> PartId.isValid(thing) ? new Move(thing, -1) : new Save();
      case "down" -> PartId.isValid(thing) ? new Move(thing, 1) : new Save();
      case "remove" -> PartId.isValid(thing) ? new Remove(thing) : new Save();
      default -> new Save();
    };
  }
}
