package de.kaliregion.obenunten.studio.story;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.studio.history.WordDiff.Fate;
import de.kaliregion.obenunten.studio.history.WordDiff.Run;
import de.kaliregion.obenunten.studio.story.Comparison.ComparedBlock;
import de.kaliregion.obenunten.studio.story.Comparison.ComparedField;
import de.kaliregion.obenunten.studio.story.Comparison.ComparedRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two versions of an edition side by side. */
class ComparisonTest {
  private static final BlockDraft A = text("blockaaa", "Der alte Schacht");
  private static final BlockDraft B = text("blockbbb", "Mitte");
  private static final BlockDraft C = text("blockccc", "Ende");
  private static final BlockDraft N = text("blocknnn", "Neu");

  private static BlockDraft text(String id, String words) {
    return new BlockDraft(id, BlockKind.TEXT, Map.of("text", words), List.of());
  }

  private static Manuscript with(BlockDraft... blocks) {
    return new Manuscript("Titel", "", List.of(blocks), Optional.empty(), Optional.empty());
  }

  private static List<String> told(Comparison comparison) {
    return comparison.blocks().stream()
        .map(block -> block.id() + " " + block.fate() + (block.moved() ? " moved" : ""))
        .toList();
  }

  @Test
  void theWordsThatChangedAreMarkedInTheirField() {
    Comparison comparison =
        Comparison.of(with(A, B), with(text("blockaaa", "Der neue Schacht"), B));

    assertThat(comparison.fields()).noneMatch(ComparedField::changed);
    ComparedBlock first = comparison.blocks().getFirst();
    assertThat(first.fields())
        .filteredOn(ComparedField::changed)
        .extracting(field -> field.address().toString())
        .containsExactly("blockaaa.text");
    assertThat(first.fields().getLast().runs())
        .contains(new Run(Fate.REMOVED, "alte"), new Run(Fate.ADDED, "neue"));
    assertThat(comparison.blocks().getLast().changed()).isFalse();
  }

  @Test
  void removedBlocksStandWhereTheyStood() {
    assertThat(told(Comparison.of(with(A, B, C), with(A, N, C))))
        .containsExactly("blockaaa KEPT", "blockbbb REMOVED", "blocknnn ADDED", "blockccc KEPT");
  }

  @Test
  void onlyTheBlockThatMovedIsMarkedAsMoved() {
    assertThat(told(Comparison.of(with(A, B, C), with(C, A, B))))
        .containsExactly("blockccc KEPT moved", "blockaaa KEPT", "blockbbb KEPT");
  }

  private static EntryDraft row(String id, String place) {
    return new EntryDraft(id, Map.of("place", place));
  }

  private static BlockDraft map(EntryDraft... rows) {
    return new BlockDraft("blockmap", BlockKind.MAP, Map.of(), List.of(rows));
  }

  private static List<String> rows(BlockDraft before, BlockDraft after) {
    return Comparison.of(with(before), with(after)).blocks().getFirst().rows().stream()
        .map(row -> row.id() + " " + row.fate() + (row.moved() ? " moved" : ""))
        .toList();
  }

  @Test
  void rowsAreComparedByWhatTheyAre() {
    EntryDraft one = row("entryone", "merkers");
    EntryDraft two = row("entrytwo", "vacha");
    EntryDraft three = row("entrythree", "heringen");

    assertThat(rows(map(one), map(two, one))).containsExactly("entrytwo ADDED", "entryone KEPT");
    assertThat(rows(map(one, two), map(two))).containsExactly("entryone REMOVED", "entrytwo KEPT");
    assertThat(rows(map(one, two, three), map(three, one, two)))
        .containsExactly("entrythree KEPT moved", "entryone KEPT", "entrytwo KEPT");
    assertThat(Comparison.of(with(map(one)), with(map(row("entryone", "vacha")))).blocks())
        .flatExtracting(ComparedBlock::rows)
        .flatExtracting(ComparedRow::fields)
        .filteredOn(ComparedField::changed)
        .extracting(field -> field.address().toString())
        .containsExactly("blockmap.entryone.place");
  }

  @Test
  void aBlockWhoseRowsWereSortedAnewHasChanged() {
    EntryDraft one = row("entryone", "merkers");
    EntryDraft two = row("entrytwo", "vacha");

    assertThat(Comparison.of(with(map(one, two)), with(map(two, one))).blocks())
        .singleElement()
        .satisfies(block -> assertThat(block.changed()).isTrue());
  }

  /** Its fields have other names, so that nothing of it could be compared. */
  @Test
  void aBlockThatBecameAnotherKindIsToldAsOneRemovedAndOneAdded() {
    BlockDraft quote =
        new BlockDraft("blockaaa", BlockKind.QUOTE, Map.of("text", "Glück auf"), List.of());

    Comparison comparison = Comparison.of(with(A, B), with(quote, B));

    assertThat(told(comparison))
        .containsExactly("blockaaa REMOVED", "blockaaa ADDED", "blockbbb KEPT");
    assertThat(comparison.blocks())
        .extracting(ComparedBlock::kind)
        .containsExactly(BlockKind.TEXT, BlockKind.QUOTE, BlockKind.TEXT);
  }

  @Test
  void aVersionIsTheSameAsItself() {
    for (long seed = 0; seed < 100; seed++) {
      Manuscript any = new GeneratedContent(seed).manuscript();
      Comparison comparison = Comparison.of(any, any);
      assertThat(comparison.fields()).noneMatch(ComparedField::changed);
      assertThat(comparison.blocks()).noneMatch(ComparedBlock::changed);
    }
  }
}
