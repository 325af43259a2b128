package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.review.Remark;
import de.kaliregion.obenunten.content.draft.review.Topic;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.PartId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the button did with which a story was sent; everything else that was typed is saved too. */
sealed interface StoryAct {
  /** What is said of a thread, by the first words of the buttons' values. */
  Map<String, Remark.Kind> TURNS = Map.of("done", Remark.Kind.DONE, "reopen", Remark.Kind.REOPENED);

  /** Nothing but to save. */
  record Save() implements StoryAct {}

  /** A step on the way to visitors, or back. */
  record Review(Step step) implements StoryAct {}

  /** The steps of a review, by the values of their buttons. */
  enum Step {
    /** To ask for a review. */
    SUBMIT,
    /** To take back what was handed in. */
    TAKE_BACK,
    /** To send it back to its writer. */
    HAND_BACK,
    /** To give it to somebody who may publish. */
    ASSIGN,
    /** To give it to oneself. */
    TAKE_OVER,
    /** To approve it, and to say when visitors get it. */
    PLAN,
    /** To say another time for what was approved. */
    MOVE_PLAN,
    DROP_PLAN,
    /** To say when visitors have it no longer. */
    PLAN_END,
    DROP_END,
    /** To take it from visitors now. */
    TAKE_DOWN;

    /** The value of its button. */
    String value() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Step> of(String value) {
      return Arrays.stream(values()).filter(step -> step.value().equals(value)).findFirst();
    }
  }

  /** To send what was typed about a part. */
  record Say(String part) implements StoryAct {}

  /**
   * To say that a thread is done, or that it is not.
   *
   * @param seen how many remarks it had when the person looked at it
   */
  record Turn(String thread, int seen, Remark.Kind kind) implements StoryAct {}

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
          .filter(verb -> verb.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst();
    }
  }

  /** What the button's value says; empty where it says nothing that can be done. */
  static Optional<StoryAct> of(String value) {
    List<String> words = List.of(value.split(" ", -1));
    if (words.size() == 2 && words.getFirst().equals("say")) {
      return Optional.of(words.get(1)).filter(Topic::isPart).map(Say::new);
    }
    if (words.size() == 3 && TURNS.containsKey(words.getFirst())) {
      return turn(words);
    }
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
      case "publish" -> Optional.of(new Publish());
      case "add-source" -> Optional.of(new AddSource());
      default -> Step.of(word).map(Review::new);
    };
  }

  private static Optional<StoryAct> turn(List<String> words) {
    return PartId.isValid(words.get(1)) && words.get(2).matches("[1-9]\\d{0,3}")
        ? Optional.of(
            new Turn(words.get(1), Integer.parseInt(words.get(2)), TURNS.get(words.getFirst())))
        : Optional.empty();
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
