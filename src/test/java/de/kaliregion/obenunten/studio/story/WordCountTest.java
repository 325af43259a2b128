package de.kaliregion.obenunten.studio.story;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a story is. */
class WordCountTest {

  private static int words(String title, BlockDraft... blocks) {
    return WordCount.of(
        new Manuscript(title, "", List.of(blocks), Optional.empty(), Optional.empty()));
  }

  @Test
  void wordsAreCountedAsPeopleDo() {
    assertThat(words("")).isZero();
    assertThat(words("Der Förderturm")).isEqualTo(2);
    assertThat(words("Werra-Fulda-Revier: 800 m, 3.500 Leute, hab’s!")).isEqualTo(6);
    assertThat(words("– – … * * *")).isZero();
    assertThat(words("Fo\u0308rderturm")).isEqualTo(1);
  }

  @Test
  void namesOfItemsAndPlacesAreNoWords() {
    BlockDraft picture =
        new BlockDraft(
            "block001",
            BlockKind.PICTURE,
            Map.of("item", "der-foerderturm", "caption", "Bis 1960"),
            List.of());
    BlockDraft map =
        new BlockDraft(
            "block002",
            BlockKind.MAP,
            Map.of(),
            List.of(new EntryDraft("entry001", Map.of("place", "merkers"))));
    BlockDraft timeline =
        new BlockDraft(
            "block003",
            BlockKind.TIMELINE,
            Map.of(),
            List.of(
                new EntryDraft("entry001", Map.of("when", "1925", "what", "Der **erste** Tag"))));

    assertThat(words("", picture, map, timeline)).isEqualTo(2 + 4);
  }

  @Test
  void noTextKeepsTheServerBusy() {
    long start = System.nanoTime();
    for (String part : List.of("-", "a-", "'", "a", "a ", "\u0308")) {
      words(part.repeat(100_000 / part.length()));
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }
}
