package de.kaliregion.obenunten.content.draft.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.Tone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a draft keeps of what was typed, and the little that it refuses. */
class DraftVocabularyTest {
  private static final int BODY = 256 * 1024;

  private static BlockDraft text(String id, String words) {
    return new BlockDraft(id, BlockKind.TEXT, Map.of("text", words), List.of());
  }

  private static Manuscript manuscript(String title, BlockDraft... blocks) {
    return new Manuscript(title, "", Arrays.asList(blocks), Optional.empty(), Optional.empty());
  }

  @Test
  void whatIsTooLongForVisitorsIsKept() {
    assertThat(manuscript("x".repeat(5_000)).title()).hasSize(5_000);
    assertThat(text("block001", "x".repeat(50_000)).word("text")).hasSize(50_000);
  }

  @Test
  void blanksAreKeptWhileSomebodyTypes() {
    assertThat(manuscript(" Der Schacht ").title()).isEqualTo(" Der Schacht ");
  }

  @Test
  void linesEndAlikeAndNothingUnseenIsKept() {
    assertThat(text("block001", "a\r\nb\rc\u000Bd\u0000\u001B[31m\te").word("text"))
        .isEqualTo("a\nb\nc\nd[31m\te");
  }

  @Test
  void halfASurrogatePairIsReplaced() {
    assertThat(manuscript("a\uD83Eb\uDEA8c \uD83E\uDEA8").title())
        .isEqualTo("a\uFFFDb\uFFFDc \uD83E\uDEA8");
  }

  @Test
  void anEmptyFieldIsAMissingOne() {
    assertThat(text("block001", ""))
        .isEqualTo(new BlockDraft("block001", BlockKind.TEXT, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "has space", "UPPERCASE", "$where-it", "a.b.c.d.e", "äöüäöüäö"})
  void anIdIsLowerCaseLettersAndDigits(String id) {
    assertThatThrownBy(() -> text(id, "")).isInstanceOf(InvalidContentException.class);
    assertThatThrownBy(() -> text("12345678901234567", ""))
        .isInstanceOf(InvalidContentException.class);
  }

  @Test
  void idsAreDistinct() {
    assertThatThrownBy(() -> manuscript("", text("block001", "a"), text("block001", "b")))
        .isInstanceOf(InvalidContentException.class);
    EntryDraft entry = new EntryDraft("entry001", Map.of());
    assertThatThrownBy(() -> new StoryFacts("", Tone.PLAIN, "", List.of(entry, entry)))
        .isInstanceOf(InvalidContentException.class);
  }

  @Test
  void whatABrowserLeavesOutIsEmptyAndNothingIsNull() {
    assertThat(new Manuscript(null, null, null, null, null)).isEqualTo(Manuscript.EMPTY);
    assertThat(new StoryFacts(null, null, null, null)).isEqualTo(StoryFacts.EMPTY);
    assertThat(new EntryDraft("entry001", null).words()).isEmpty();
    assertThatThrownBy(() -> manuscript("", (BlockDraft) null))
        .isInstanceOf(InvalidContentException.class);
    List<EntryDraft> nothing = Collections.singletonList(null);
    assertThatThrownBy(() -> new BlockDraft("block001", BlockKind.MAP, null, nothing))
        .isInstanceOf(InvalidContentException.class);
  }

  @ParameterizedTest
  @EnumSource(BlockKind.class)
  void aFieldThatTheKindDoesNotHaveIsRefused(BlockKind kind) {
    assertThatThrownBy(() -> new BlockDraft("block001", kind, Map.of("onclick", "x"), List.of()))
        .isInstanceOfSatisfying(
            InvalidContentException.class, e -> assertThat(e.field()).isEqualTo("onclick"));
    EntryDraft row = new EntryDraft("entry001", Map.of("onclick", "x"));
    assertThatThrownBy(() -> new BlockDraft("block001", kind, Map.of(), List.of(row)))
        .isInstanceOf(InvalidContentException.class);
  }

  @Test
  void aBlockWithoutRowsHasNone() {
    EntryDraft row = new EntryDraft("entry001", Map.of());
    assertThatThrownBy(() -> new BlockDraft("block001", BlockKind.PICTURE, Map.of(), List.of(row)))
        .isInstanceOf(InvalidContentException.class);
  }

  @ParameterizedTest
  @EnumSource(BlockKind.class)
  void aKindHasOneName(BlockKind kind) {
    assertThat(BlockKind.ofWord(kind.word())).contains(kind);
  }

  /** The longest that is taken, in the characters and shapes that take most in JSON. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\\", "ä", "€", "\uD83E\uDEA8", "\n"})
  void theLongestManuscriptFitsIntoTheBodyOfARequest(String letter) throws Exception {
    Manuscript longest = longest(letter, 9_000);
    assertThat(longest.bytes()).isGreaterThan(Manuscript.MOST_BYTES - 40_000);
    assertThat(json(longest)).isLessThan(BODY - 8_000);
  }

  @Test
  void manyRowsFitIntoItAsWell() throws Exception {
    Manuscript manyRows = manyRows();
    assertThat(manyRows.bytes()).isGreaterThan(Manuscript.MOST_BYTES - 1_000);
    assertThat(json(manyRows)).isLessThan(BODY - 8_000);
  }

  private static Manuscript longest(String letter, int each) {
    List<BlockDraft> blocks = new ArrayList<>();
    Manuscript fits = manuscript("");
    while (true) {
      blocks.add(text("block%04d".formatted(blocks.size()), letter.repeat(each)));
      try {
        fits = manuscript("", blocks.toArray(BlockDraft[]::new));
      } catch (InvalidContentException tooLong) {
        return fits;
      }
    }
  }

  private static Manuscript manyRows() {
    List<EntryDraft> rows = new ArrayList<>();
    for (int i = 0; i < 3_475; i++) {
      rows.add(new EntryDraft("entry%011d".formatted(i), Map.of("place", "p")));
    }
    return manuscript("", new BlockDraft("block001", BlockKind.MAP, Map.of(), rows));
  }

  private static int json(Manuscript manuscript) throws JsonProcessingException {
    var blocks =
        manuscript.blocks().stream()
            .map(block ->
                Map.of(
                    "id", block.id(),
                    "kind", block.kind().word(),
                    "words", block.words(),
                    "entries",
                        block.entries().stream()
                            .map(row -> Map.of("id", row.id(), "words", row.words()))
                            .toList()))
            .toList();
    return new ObjectMapper().writeValueAsString(blocks).getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void whatIsLongerIsRefused() {
    assertThatThrownBy(() -> manuscript("x".repeat(Manuscript.MOST_BYTES)))
        .isInstanceOf(InvalidContentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tooshort",
        "has spaces in it ",
        "$set.a.b.c.d.e.f.g",
        "0123456789012345678901234567890123456789x"
      })
  void theNameOfASaveIsStrict(String id) {
    assertThat(SaveId.isValid(id)).isFalse();
  }
}
