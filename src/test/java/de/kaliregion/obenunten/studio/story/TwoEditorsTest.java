package de.kaliregion.obenunten.studio.story;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.Merge;
import de.kaliregion.obenunten.content.draft.story.Merged;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.storage.mongo.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people write in the same story at once, and the line loses a third of the answers. */
class TwoEditorsTest {
  private static final Slug STORY = new Slug("stollen");
  private static final Pattern WORD = Pattern.compile("w\\d+");

  private final Random random = new Random(41);
  private TestDatabase test;
  private EditionDraftStore store;
  private int words;

  @BeforeEach
  void open() {
    test = TestDatabase.Server.EMBEDDED.open();
    store = EditionDraftStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  /** What one of them has on the screen, and has had. */
  private final class Editor {
    private final String name;
    private final Set<String> seen = new HashSet<>();
    private EditionDraft base;
    private Manuscript mine;
    private Optional<SaveId> unanswered = Optional.empty();
    private Manuscript sent;

    Editor(String name, EditionDraft base) {
      this.name = name;
      this.base = base;
      this.mine = base.manuscript();
    }

    void act() {
      if (unanswered.isPresent() || random.nextInt(3) == 0) {
        save(random.nextInt(3) > 0);
      } else {
        type();
      }
    }

    /** Every word is typed once, so that it can be told where it is. */
    private void type() {
      String word = " w" + words++;
      List<BlockDraft> blocks = new ArrayList<>(mine.blocks());
      String title = mine.title();
      int at = blocks.isEmpty() ? 0 : random.nextInt(blocks.size());
      switch (random.nextInt(blocks.size() < 2 ? 2 : 6)) {
        case 0 -> title = title + word;
        case 1 ->
            blocks.add(
                at,
                new BlockDraft(
                    "block%06d".formatted(words), BlockKind.TEXT, Map.of("text", word), List.of()));
        case 2 -> blocks.remove(at);
        case 3 -> blocks.add(0, blocks.remove(at));
        default -> {
          BlockDraft block = blocks.get(at);
          blocks.set(at, block.with(Map.of("text", block.word("text") + word), List.of()));
        }
      }
      mine = new Manuscript(title, "", blocks, mine.translation(), mine.germanVersion());
      seen.addAll(wordsIn(mine));
    }

    /** Sends what there is; when the answer is lost, sends the same again next time. */
    private void save(boolean answered) {
      if (unanswered.isEmpty()) {
        sent = mine;
        unanswered = Optional.of(SaveId.random());
      }
      Saving<EditionDraft> saving =
          store.save(
              STORY, Language.GERMAN, base.version(), unanswered.get(), sent, Instant.EPOCH, name);
      if (!answered) {
        return;
      }
      unanswered = Optional.empty();
      switch (saving) {
        case Saving.Saved<EditionDraft>(EditionDraft saved) -> base = saved;
        case Saving.Outrun<EditionDraft>(EditionDraft current) -> merge(current);
        case Saving.Missing<EditionDraft> _ -> throw new AssertionError("it is there");
      }
    }

    private void merge(EditionDraft theirs) {
      Set<String> before = wordsIn(mine);
      Merged<Manuscript> merged = Merge.of(base.manuscript(), mine, theirs.manuscript());
      Set<String> shown = new HashSet<>(wordsIn(merged.result()));
      merged.clashes().forEach(clash -> shown.addAll(wordsIn(clash)));
      Set<String> removed = new HashSet<>(wordsIn(base.manuscript()));
      removed.removeAll(wordsIn(theirs.manuscript()));
      before.removeAll(removed);
      assertThat(shown).as("what I wrote").containsAll(before);
      seen.addAll(shown);
      base = theirs;
      mine = merged.result();
    }
  }

  private static Set<String> wordsIn(Object something) {
    return WORD.matcher(something.toString())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  @Test
  void nothingIsWrittenOverUnseenInAnyOrder() {
    EditionDraft first =
        EditionDraft.first(
            STORY,
            Language.GERMAN,
            new Slug("museum"),
            SaveId.random(),
            Manuscript.EMPTY,
            Instant.EPOCH,
            "anna");
    store.begin(first);
    Map<String, Editor> editors = new HashMap<>();
    List.of("anna", "otto").forEach(name -> editors.put(name, new Editor(name, first)));
    for (int step = 0; step < 1_200; step++) {
      editors.get(random.nextBoolean() ? "anna" : "otto").act();
    }

    List<EditionDraft> versions =
        store.history(STORY, Language.GERMAN, Long.MAX_VALUE, Integer.MAX_VALUE).reversed();
    assertThat(versions).hasSizeGreaterThan(150);
    Set<String> kept = new HashSet<>();
    for (int i = 1; i < versions.size(); i++) {
      Set<String> gone = wordsIn(versions.get(i - 1).manuscript());
      gone.removeAll(wordsIn(versions.get(i).manuscript()));
      assertThat(editors.get(versions.get(i).changedBy()).seen)
          .as("who wrote version %d had seen what it takes away", i + 1)
          .containsAll(gone);
      kept.addAll(wordsIn(versions.get(i).manuscript()));
    }
    for (Editor editor : editors.values()) {
      assertThat(kept).as("what was answered for").containsAll(wordsIn(editor.base.manuscript()));
    }
  }
}
