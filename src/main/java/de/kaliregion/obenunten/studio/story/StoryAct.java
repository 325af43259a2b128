package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.PartId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the button did with which a story was sent; everything else that was typed is saved too. */
sealed interface StoryAct {
  /** Nothing but to save. */
  record Save() implements StoryAct {}

  /** To ask for a review. */
  record Submit() implements StoryAct {}

  /** To give it back to its writers. */
  record HandBack() implements StoryAct {}

  /** To let visitors have it. */
  record Publish() implements StoryAct {}

  /** To add a block. */
  record AddBlock(BlockKind kind) implements StoryAct {}

  /** To do something with one block. */
  record OnBlock(Verb verb, String block) implements StoryAct {}

  /** To add a row to a block. */
  record AddRow(String block) implements StoryAct {}

  /** To do something with one row of a block. */
  record OnRow(Verb verb, String block, String row) implements StoryAct {}

  /** To add a source. */
  record AddSource() implements StoryAct {}

  /** To take a source away. */
  record RemoveSource(String source) implements StoryAct {}

  /** What can be done with a part of a list. */
  enum Verb {
    UP,
    DOWN,
    /** To the place that was typed. */
    TO,
    COPY,
    REMOVE;

    private static Optional<Verb> of(String word) {
      return Arrays.stream(values())
          .filter(verb -> verb.name().toLowerCase(java.util.Locale.ROOT).equals(word))
          .findFirst();
    }
  }

  /** What the button's value says; empty where it says nothing that can be done. */
  static Optional<StoryAct> of(String value) {
    List<String> words = List.of(value.split(" ", -1));
    if (words.stream().skip(1).anyMatch(id -> !PartId.isValid(id))
        && !words.getFirst().equals("add")) {
      return Optional.empty();
    }
    return switch (words.size()) {
      case 1 -> ofWhole(words.getFirst());
      case 2 -> ofOne(words.getFirst(), words.get(1));
      case 3 ->
          words.getFirst().endsWith("-row")
              ? Verb.of(words.getFirst().substring(0, words.getFirst().length() - 4))
                  .filter(verb -> verb != Verb.TO && verb != Verb.COPY)
                  .map(verb -> new OnRow(verb, words.get(1), words.get(2)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<StoryAct> ofWhole(String word) {
    return switch (word) {
      case "", "save" -> Optional.of(new Save());
      case "submit" -> Optional.of(new Submit());
      case "hand-back" -> Optional.of(new HandBack());
      case "publish" -> Optional.of(new Publish());
      case "add-source" -> Optional.of(new AddSource());
      default -> Optional.empty();
    };
  }

  private static Optional<StoryAct> ofOne(String word, String what) {
    return switch (word) {
      case "add" -> BlockKind.ofWord(what).map(AddBlock::new);
      case "add-row" -> Optional.of(new AddRow(what));
      case "remove-source" -> Optional.of(new RemoveSource(what));
      default -> Verb.of(word).map(verb -> new OnBlock(verb, what));
    };
  }
}
