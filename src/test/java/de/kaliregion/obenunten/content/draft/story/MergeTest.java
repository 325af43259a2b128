package de.kaliregion.obenunten.content.draft.story;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.storage.GeneratedContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of the same words that two people have changed at once. */
class MergeTest {
  private static final BlockDraft A = text("blockaaa", "Anfang");
  private static final BlockDraft B = text("blockbbb", "Mitte");
  private static final BlockDraft C = text("blockccc", "Ende");
  private static final BlockDraft N = text("blocknnn", "Neu");
  private static final BlockDraft M = text("blockmmm", "Mehr");

  private static BlockDraft text(String id, String words) {
    return new BlockDraft(id, BlockKind.TEXT, Map.of("text", words), List.of());
  }

  private static Manuscript with(BlockDraft... blocks) {
    return titled("Titel", blocks);
  }

  private static Manuscript titled(String title, BlockDraft... blocks) {
    return new Manuscript(title, "", List.of(blocks), Optional.empty(), Optional.empty());
  }

  private static Merged<Manuscript> clear(Manuscript result) {
    return new Merged<>(result, List.of());
  }

  @Test
  void changesInDifferentFieldsAreBothTaken() {
    BlockDraft other = text("blockbbb", "Andere Mitte");

    assertThat(Merge.of(with(A, B, C), titled("Neuer Titel", A, B, C), with(A, other, C)))
        .isEqualTo(clear(titled("Neuer Titel", A, other, C)));
  }

  @Test
  void differentFieldsOfTheSameBlockAreBothTaken() {
    BlockDraft mine = B.with(Map.of("text", "Mitte", "heading", "Unten"), List.of());
    BlockDraft theirs = text("blockbbb", "Andere Mitte");

    assertThat(Merge.of(with(A, B), with(A, mine), with(A, theirs)).result())
        .isEqualTo(with(A, B.with(Map.of("text", "Andere Mitte", "heading", "Unten"), List.of())));
  }

  @Test
  void otherWordsInTheSameFieldClashAndTheirsStandThere() {
    BlockDraft mine = text("blockbbb", "Meine Mitte");
    BlockDraft theirs = text("blockbbb", "Ihre Mitte");

    assertThat(Merge.of(with(A, B), with(A, mine), with(A, theirs)))
        .isEqualTo(
            new Merged<>(
                with(A, theirs),
                List.of(
                    new Clash.Words(Address.in(B, "text"), "Mitte", "Meine Mitte", "Ihre Mitte"))));
  }

  @Test
  void newBlocksOfBothStandWhereTheyWerePut() {
    assertThat(Merge.of(with(A, B, C), with(N, A, B, C), with(A, B, M, C)))
        .isEqualTo(clear(with(N, A, B, M, C)));
    assertThat(Merge.of(with(A, B), with(A, N, B), with(A, M, B)).result().blocks())
        .containsExactlyInAnyOrder(A, N, M, B)
        .startsWith(A)
        .endsWith(B);
  }

  @Test
  void aMoveByOneIsKeptWithTheNewBlocksOfTheOther() {
    assertThat(Merge.of(with(A, B, C), with(C, A, B), with(A, B, N, C)))
        .isEqualTo(clear(with(C, A, B, N)));
    assertThat(Merge.of(with(A, B, C), with(A, B, N, C), with(C, A, B)))
        .isEqualTo(clear(with(C, A, B, N)));
  }

  @Test
  void theSameMoveByBothIsNoClash() {
    assertThat(Merge.of(with(A, B, C), with(C, A, B), with(C, A, B)))
        .isEqualTo(clear(with(C, A, B)));
  }

  @Test
  void differentMovesClashAndTheirOrderStands() {
    assertThat(Merge.of(with(A, B, C), with(C, A, B), with(B, A, C)))
        .isEqualTo(
            new Merged<>(
                with(B, A, C),
                List.of(
                    new Clash.Order(
                        Address.of("blocks"),
                        List.of("blockaaa", "blockbbb", "blockccc"),
                        List.of("blockccc", "blockaaa", "blockbbb"),
                        List.of("blockbbb", "blockaaa", "blockccc")))));
  }

  @Test
  void whatOneRemovedAndNobodyChangedIsGone() {
    assertThat(Merge.of(with(A, B, C), with(A, C), with(A, B, C, N)))
        .isEqualTo(clear(with(A, C, N)));
    assertThat(Merge.of(with(A, B, C), with(A, C), with(A, C))).isEqualTo(clear(with(A, C)));
  }

  @Test
  void whatOneRemovedAndTheOtherChangedIsKeptAndClashes() {
    BlockDraft written = text("blockbbb", "Mitte, weiter geschrieben");

    assertThat(Merge.of(with(A, B, C), with(A, C), with(A, written, C)))
        .isEqualTo(
            new Merged<>(
                with(A, written, C),
                List.of(new Clash.Block(Optional.of(B), Optional.empty(), Optional.of(written)))));
    assertThat(Merge.of(with(A, B, C), with(A, written, C), with(A, C)))
        .isEqualTo(
            new Merged<>(
                with(A, written, C),
                List.of(new Clash.Block(Optional.of(B), Optional.of(written), Optional.empty()))));
  }

  @Test
  void rowsAreMergedLikeBlocks() {
    EntryDraft one = new EntryDraft("entryone", Map.of("place", "merkers"));
    EntryDraft two = new EntryDraft("entrytwo", Map.of("place", "heringen"));
    EntryDraft three = new EntryDraft("entrythree", Map.of("place", "vacha"));
    BlockDraft map = new BlockDraft("blockmap", BlockKind.MAP, Map.of(), List.of(one, two));

    assertThat(
            Merge.of(
                with(map),
                with(map.with(Map.of(), List.of(two, one))),
                with(map.with(Map.of("caption", "Wege"), List.of(one, two, three)))))
        .isEqualTo(clear(with(map.with(Map.of("caption", "Wege"), List.of(two, three, one)))));
  }

  @Test
  void aTranslationTellsTheEarlierOfTwoGermanVersions() {
    Manuscript base = catchingUp(1);

    assertThat(Merge.of(base, catchingUp(5), catchingUp(7))).isEqualTo(clear(catchingUp(5)));
  }

  private static Manuscript catchingUp(long german) {
    return new Manuscript(
        "Title", "", List.of(A), Optional.of(Translation.HUMAN), Optional.of(german));
  }

  @Test
  void howItWasTranslatedCanClash() {
    assertThat(
            Merge.of(said(Optional.empty()), said(machine()), said(Optional.of(Translation.HUMAN)))
                .clashes())
        .containsExactly(new Clash.Words(Address.of("translation"), "", "MACHINE", "HUMAN"));
  }

  private static Optional<Translation> machine() {
    return Optional.of(Translation.MACHINE);
  }

  private static Manuscript said(Optional<Translation> translation) {
    return new Manuscript("Title", "", List.of(A), translation, Optional.empty());
  }

  @Test
  void whatTheLanguagesShareIsMergedAsWell() {
    EntryDraft book = new EntryDraft("source01", Map.of("citation", "Buch"));
    StoryFacts base = new StoryFacts("merkers", Tone.PLAIN, "a", List.of(book));

    assertThat(
            Merge.of(
                base,
                new StoryFacts("merkers", Tone.SOBER, "b", List.of(book)),
                new StoryFacts("vacha", Tone.PLAIN, "c", List.of())))
        .isEqualTo(
            new Merged<>(
                new StoryFacts("vacha", Tone.SOBER, "c", List.of()),
                List.of(new Clash.Words(Address.of("cover"), "a", "b", "c"))));
  }

  @Test
  void withASideThatChangedNothingTheOtherIsTheResult() {
    for (long seed = 0; seed < 500; seed++) {
      Edits edits = new Edits(seed);
      Manuscript base = edits.generated.manuscript();
      Manuscript changed = edits.of(base, 6);

      assertThat(Merge.of(base, base, changed)).as("seed %d", seed).isEqualTo(clear(changed));
      assertThat(Merge.of(base, changed, base)).as("seed %d", seed).isEqualTo(clear(changed));
      assertThat(Merge.of(base, changed, changed)).as("seed %d", seed).isEqualTo(clear(changed));
    }
  }

  @Test
  void nothingThatEitherTypedIsAbsentFromResultAndClashes() {
    int clashed = 0;
    int clear = 0;
    for (long seed = 0; seed < 2_000; seed++) {
      Edits edits = new Edits(seed);
      Manuscript base = edits.generated.manuscript();
      Manuscript mine = edits.of(base, 1 + edits.random.nextInt(5));
      Manuscript theirs = edits.of(base, 1 + edits.random.nextInt(5));

      Merged<Manuscript> merged = Merge.of(base, mine, theirs);

      for (Manuscript side : List.of(mine, theirs)) {
        assertThat(written(base, side))
            .as("seed %d", seed)
            .allSatisfy((address, words) -> assertThat(findable(address, words, merged)).isTrue());
        assertThat(removed(base, side))
            .as("seed %d", seed)
            .allMatch(
                id -> merged.result().block(id).isEmpty() || isBlockClash(id, merged.clashes()));
      }
      clashed += merged.clashes().isEmpty() ? 0 : 1;
      clear += merged.clashes().isEmpty() ? 1 : 0;
    }
    assertThat(clashed).isGreaterThan(200);
    assertThat(clear).isGreaterThan(200);
  }

  /** What stands in the side's fields and did not stand there before, emptied fields as well. */
  private static Map<String, String> written(Manuscript base, Manuscript side) {
    Map<String, String> before = fields(base);
    Map<String, String> written = new HashMap<>();
    fields(side)
        .forEach((address, words) -> {
          if (!words.equals(before.getOrDefault(address, ""))) {
            written.put(address, words);
          }
        });
    return written;
  }

  private static Map<String, String> fields(Manuscript manuscript) {
    Map<String, String> fields = new HashMap<>();
    fields.put("title", manuscript.title());
    fields.put("teaser", manuscript.teaser());
    fields.put("translation", manuscript.translation().map(Enum::name).orElse(""));
    manuscript.blocks().forEach(block -> fields.putAll(fields(block)));
    return fields;
  }

  private static Map<String, String> fields(BlockDraft block) {
    Map<String, String> fields = new HashMap<>();
    for (Field field : block.kind().fields()) {
      fields.put(Address.in(block, field.name()).toString(), block.word(field.name()));
    }
    for (EntryDraft row : block.entries()) {
      for (Field field : block.kind().entryFields()) {
        fields.put(Address.in(block, row, field.name()).toString(), row.word(field.name()));
      }
    }
    return fields;
  }

  private static boolean findable(String address, String words, Merged<Manuscript> merged) {
    return words.equals(fields(merged.result()).get(address))
        || merged.clashes().stream().anyMatch(clash -> holds(clash, address, words));
  }

  private static boolean holds(Clash clash, String address, String words) {
    return switch (clash) {
      case Clash.Words at ->
          at.address().toString().equals(address)
              && (at.mine().equals(words) || at.theirs().equals(words));
      case Clash.Block block ->
          Stream.of(block.mine(), block.theirs())
              .flatMap(Optional::stream)
              .anyMatch(side -> words.equals(fields(side).get(address)));
      case Clash.Row row ->
          Stream.of(row.mine(), row.theirs())
              .flatMap(Optional::stream)
              .anyMatch(side ->
                  address.startsWith(row.block().orElseThrow() + "." + side.id() + ".")
                      && side.word(address.substring(address.lastIndexOf('.') + 1)).equals(words));
      case Clash.Order _ -> false;
    };
  }

  private static List<String> removed(Manuscript base, Manuscript side) {
    return base.blocks().stream()
        .map(BlockDraft::id)
        .filter(id -> side.block(id).isEmpty())
        .toList();
  }

  private static boolean isBlockClash(String id, List<Clash> clashes) {
    return clashes.stream()
        .anyMatch(clash ->
            clash instanceof Clash.Block block
                && block.base().map(BlockDraft::id).filter(id::equals).isPresent());
  }

  /** What somebody does to a manuscript in a quarter of an hour. */
  private static final class Edits {
    final Random random;
    final GeneratedContent generated;

    Edits(long seed) {
      random = new Random(seed);
      generated = new GeneratedContent(seed);
    }

    Manuscript of(Manuscript before, int edits) {
      Manuscript now = before;
      for (int i = 0; i < edits; i++) {
        now = edited(now);
      }
      return now;
    }

    private Manuscript edited(Manuscript now) {
      List<BlockDraft> blocks = new ArrayList<>(now.blocks());
      String title = now.title();
      switch (random.nextInt(blocks.isEmpty() ? 2 : 8)) {
        case 0 -> title = generated.typed();
        case 1 ->
            blocks.add(
                random.nextInt(blocks.size() + 1), generated.block(anyOf(BlockKind.values())));
        case 2 -> blocks.remove(random.nextInt(blocks.size()));
        case 3 -> Collections.swap(blocks, at(blocks), at(blocks));
        default -> blocks.replaceAll(block -> random.nextInt(3) == 0 ? edited(block) : block);
      }
      return new Manuscript(title, now.teaser(), blocks, now.translation(), now.germanVersion());
    }

    private int at(List<?> list) {
      return random.nextInt(list.size());
    }

    private BlockDraft edited(BlockDraft block) {
      List<EntryDraft> rows = new ArrayList<>(block.entries());
      if (block.kind().hasEntries()) {
        switch (random.nextInt(rows.isEmpty() ? 1 : 4)) {
          case 0 -> rows.add(generated.entry(block.kind().entryFields()));
          case 1 -> rows.remove(at(rows));
          case 2 -> Collections.swap(rows, at(rows), at(rows));
          default ->
              rows.replaceAll(row ->
                  new EntryDraft(row.id(), changed(row.words(), block.kind().entryFields())));
        }
      }
      return block.with(changed(block.words(), block.kind().fields()), rows);
    }

    private Map<String, String> changed(Map<String, String> words, List<Field> fields) {
      Map<String, String> changed = new HashMap<>(words);
      if (!fields.isEmpty()) {
        changed.put(fields.get(at(fields)).name(), generated.typed());
      }
      return changed;
    }

    private BlockKind anyOf(BlockKind... kinds) {
      return kinds[random.nextInt(kinds.length)];
    }
  }
}
