package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.studio.Blanks;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A story for which nobody chose a cover picture has its first picture as one. */
final class Cover {
  private Cover() {}

  /** The story with a cover, if there is any picture in one of its editions. */
  static StoryDraft of(StoryDraft story, List<EditionDraft> editions) {
    StoryFacts facts = story.facts();
    if (!Blanks.strip(facts.cover()).isEmpty()) {
      return story;
    }
    return first(editions)
        .map(picture ->
            new StoryDraft(
                story.slug(),
                story.organisation(),
                story.begunBy(),
                story.version(),
                story.save(),
                new StoryFacts(facts.place(), facts.tone(), picture, facts.sources()),
                story.changedAt(),
                story.changedBy()))
        .orElse(story);
  }

  /** The first picture of the first edition that has one. */
  private static Optional<String> first(List<EditionDraft> editions) {
    return editions.stream()
        .sorted(Comparator.comparing(EditionDraft::language))
        .flatMap(edition -> edition.manuscript().blocks().stream())
        .flatMap(Cover::pictures)
        .filter(item -> !item.isBlank())
        .findFirst();
  }

  private static Stream<String> pictures(BlockDraft block) {
    if (block.kind() == BlockKind.GALLERY) {
      return block.entries().stream().map(row -> row.word("item"));
    }
    return block.kind() == BlockKind.PICTURE ? Stream.of(block.word("item")) : Stream.empty();
  }
}
