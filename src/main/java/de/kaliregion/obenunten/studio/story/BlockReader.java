package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.Address;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.content.draft.story.StoryGap.Reason;
import de.kaliregion.obenunten.studio.Blanks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one block: what keeps it from visitors, or the block that they get. */
record BlockReader(FieldCheck check) {
  private static final String TRUE = "true";

  /** What keeps the block from visitors, in the order of the form. */
  List<StoryGap> gaps(BlockDraft block) {
    List<StoryGap> gaps = new ArrayList<>();
    for (Field field : block.kind().fields()) {
      check
          .reasons(field, block.word(field.name()))
          .forEach(reason -> gaps.add(new StoryGap(Address.in(block, field.name()), reason)));
    }
    ofWhole(block)
        .ifPresent(reason -> gaps.add(new StoryGap(Address.in(block, wholeField(block)), reason)));
    for (EntryDraft entry : block.entries()) {
      for (Field field : block.kind().entryFields()) {
        check
            .reasons(field, entry.word(field.name()))
            .forEach(
                reason -> gaps.add(new StoryGap(Address.in(block, entry, field.name()), reason)));
      }
    }
    return List.copyOf(gaps);
  }

  private static String wholeField(BlockDraft block) {
    return block.kind().hasEntries() ? "entries" : "text";
  }

  private static Optional<Reason> ofWhole(BlockDraft block) {
    BlockKind.Range range = block.kind().entries();
    int entries = block.entries().size();
    if (block.kind() == BlockKind.TEXT && isBlank(block, "heading") && isBlank(block, "text")) {
      return Optional.of(new Reason.Missing());
    }
    if (entries < range.least()) {
      return Optional.of(new Reason.TooFew(range.least()));
    }
    if (entries > range.most()) {
      return Optional.of(new Reason.TooMany(range.most()));
    }
    boolean noneCorrect =
        block.kind() == BlockKind.QUESTION
            && block.entries().stream().noneMatch(BlockReader::isCorrect);
    return noneCorrect ? Optional.of(new Reason.NoCorrectAnswer()) : Optional.empty();
  }

  private static boolean isBlank(BlockDraft block, String field) {
    return Blanks.strip(block.word(field)).isEmpty();
  }

  private static boolean isCorrect(EntryDraft choice) {
    return Blanks.strip(choice.word("correct")).equals(TRUE);
  }

  /** The block of one that has no {@link #gaps}. */
  Block read(BlockDraft draft) {
    Words block = new Words(draft.words());
    List<EntryDraft> entries = draft.entries();
    return switch (draft.kind()) {
      case TEXT -> new Block.Text(block.maybe("heading"), block.maybe("text").map(RichText::new));
      case PICTURE -> picture(block);
      case GALLERY ->
          new Block.Gallery(entries.stream().map(row -> picture(new Words(row.words()))).toList());
      case THEN_AND_NOW ->
          new Block.ThenAndNow(block.slug("then"), block.slug("now"), block.caption());
      case AUDIO -> new Block.Audio(block.slug("item"), block.caption());
      case VIDEO -> new Block.Video(block.slug("item"), block.caption());
      case PANORAMA -> new Block.Panorama(block.slug("item"), block.caption());
      case MODEL -> new Block.Model(block.slug("item"), block.slug("poster"), block.caption());
      case DOCUMENT -> new Block.Document(block.slug("item"), block.caption());
      case QUOTE ->
          new Block.Quote(
              block.get("text"),
              block.get("attribution"),
              block.maybe("language").flatMap(Language::ofTag));
      case TIMELINE -> new Block.Timeline(entries.stream().map(BlockReader::event).toList());
      case QUESTION ->
          new Block.Question(
              block.get("prompt"),
              entries.stream().map(BlockReader::choice).toList(),
              block.richText("explanation"));
      case MAP ->
          new Block.Map(
              entries.stream().map(row -> new Words(row.words()).slug("place")).toList(),
              block.caption());
    };
  }

  private static Block.Picture picture(Words words) {
    return new Block.Picture(words.slug("item"), words.caption());
  }

  private static Block.Timeline.Event event(EntryDraft row) {
    Words words = new Words(row.words());
    return new Block.Timeline.Event(words.get("when"), words.richText("what"));
  }

  private static Block.Question.Choice choice(EntryDraft row) {
    return new Block.Question.Choice(new Words(row.words()).get("answer"), isCorrect(row));
  }

  /** What was typed, without the blanks around it. */
  record Words(Map<String, String> typed) {

    String get(String field) {
      return Blanks.strip(typed.getOrDefault(field, ""));
    }

    Optional<String> maybe(String field) {
      return Optional.of(get(field)).filter(text -> !text.isEmpty());
    }

    Optional<String> caption() {
      return maybe("caption");
    }

    Slug slug(String field) {
      return new Slug(get(field));
    }

    RichText richText(String field) {
      return new RichText(get(field));
    }
  }
}
