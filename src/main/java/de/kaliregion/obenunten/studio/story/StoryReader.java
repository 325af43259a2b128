package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.draft.story.Address;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.content.draft.story.StoryGap.Reason;
import de.kaliregion.obenunten.studio.Blanks;
import de.kaliregion.obenunten.studio.story.BlockReader.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes of what was typed what visitors can have, or says what is in the way and where.
 *
 * <p>A block that lacks something waits, and the rest goes to visitors without it. What they cannot
 * do without are the title, the teaser and a text at the beginning.
 */
final class StoryReader {
  private static final int MOST_BLOCKS = 200;

  private final Surroundings surroundings;

  StoryReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What visitors can have of an edition. */
  sealed interface EditionReading {

    /** What is missing and visitors cannot do without. */
    List<StoryGap> needed();

    /** Why some blocks wait; each gap names its block. */
    List<StoryGap> waiting();

    /**
     * They can have it.
     *
     * @param edition without the blocks that wait
     */
    record Readable(Edition edition, List<StoryGap> waiting) implements EditionReading {
      @Override
      public List<StoryGap> needed() {
        return List.of();
      }
    }

    /** They cannot have it yet. */
    record Incomplete(List<StoryGap> needed, List<StoryGap> waiting) implements EditionReading {}
  }

  /** Reads what was typed for one language. */
  EditionReading edition(EditionDraft edition) {
    Manuscript manuscript = edition.manuscript();
    FieldCheck check = new FieldCheck(surroundings, edition.organisation());
    BlockReader reader = new BlockReader(check);
    List<StoryGap> needed = new ArrayList<>();
    needed.addAll(gaps(check, Manuscript.TITLE, manuscript.title()));
    needed.addAll(gaps(check, Manuscript.TEASER, manuscript.teaser()));
    needed.addAll(beginning(manuscript.blocks()));

    List<StoryGap> waiting = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (BlockDraft draft : manuscript.blocks()) {
      List<StoryGap> gaps = reader.gaps(draft);
      if (gaps.isEmpty()) {
        blocks.add(reader.read(draft));
      } else {
        boolean first = draft.equals(manuscript.blocks().getFirst());
        (first ? needed : waiting).addAll(gaps);
      }
    }
    if (blocks.size() > MOST_BLOCKS) {
      needed.add(new StoryGap(Address.of("blocks"), new Reason.TooMany(MOST_BLOCKS)));
    }
    return needed.isEmpty()
        ? new EditionReading.Readable(
            new Edition(
                edition.language(),
                Blanks.strip(manuscript.title()),
                Blanks.strip(manuscript.teaser()),
                blocks),
            List.copyOf(waiting))
        : new EditionReading.Incomplete(List.copyOf(needed), List.copyOf(waiting));
  }

  /** A text must stand first. What else is wrong with the first block is told with it. */
  private static List<StoryGap> beginning(List<BlockDraft> blocks) {
    if (blocks.isEmpty() || blocks.getFirst().kind() != BlockKind.TEXT) {
      return List.of(new StoryGap(Address.of("blocks"), new Reason.NoTextFirst()));
    }
    BlockDraft first = blocks.getFirst();
    boolean headingAlone = isBlank(first, "text") && !isBlank(first, "heading");
    return headingAlone
        ? List.of(new StoryGap(Address.in(first, "text"), new Reason.NoTextFirst()))
        : List.of();
  }

  private static boolean isBlank(BlockDraft block, String field) {
    return Blanks.strip(block.word(field)).isEmpty();
  }

  /** What visitors can have of what the languages share. */
  sealed interface StoryReading {

    /** What is missing and visitors cannot do without. */
    List<StoryGap> needed();

    /** They can have it. */
    record Readable(Story story) implements StoryReading {
      @Override
      public List<StoryGap> needed() {
        return List.of();
      }
    }

    /** They cannot have it yet. */
    record Incomplete(List<StoryGap> needed) implements StoryReading {}
  }

  /** Reads what was typed for all languages. */
  StoryReading story(StoryDraft draft) {
    FieldCheck check = new FieldCheck(surroundings, draft.organisation());
    StoryFacts facts = draft.facts();
    List<StoryGap> needed = new ArrayList<>();
    needed.addAll(gaps(check, StoryFacts.PLACE, facts.place()));
    needed.addAll(gaps(check, StoryFacts.COVER, facts.cover()));
    if (facts.sources().isEmpty()) {
      needed.add(new StoryGap(Address.of("sources"), new Reason.TooFew(1)));
    }
    for (EntryDraft source : facts.sources()) {
      for (Field field : StoryFacts.SOURCE) {
        check
            .reasons(field, source.word(field.name()))
            .forEach(reason -> needed.add(new StoryGap(Address.in(source, field.name()), reason)));
      }
    }
    return needed.isEmpty()
        ? new StoryReading.Readable(story(draft, facts))
        : new StoryReading.Incomplete(List.copyOf(needed));
  }

  private static Story story(StoryDraft draft, StoryFacts facts) {
    return new Story(
        draft.slug(),
        new Slug(Blanks.strip(facts.place())),
        draft.organisation(),
        facts.tone(),
        new Slug(Blanks.strip(facts.cover())),
        facts.sources().stream().map(StoryReader::source).toList());
  }

  private static Source source(EntryDraft typed) {
    Words words = new Words(typed.words());
    return new Source(
        words.maybe("fact"), words.get("citation"), words.maybe("url").map(URI::create));
  }

  private static List<StoryGap> gaps(FieldCheck check, Field field, String typed) {
    return check.reasons(field, typed).stream()
        .map(reason -> new StoryGap(Address.of(field.name()), reason))
        .toList();
  }
}
