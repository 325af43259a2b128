package de.kaliregion.obenunten.studio.media;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two people have changed an item at the same time. */
class ConflictTest {
  private static final TypedDescription BEFORE =
      TypedDescription.of(Description.EMPTY).with("creator", "Unbekannt").with("source", "Archiv");

  private static Conflict conflict(TypedDescription mine, String theirCreator, String theirSource) {
    Description theirs =
        new DescriptionReader(
                TypedDescription.cleaned(Map.of("creator", theirCreator, "source", theirSource)),
                null,
                Optional.empty(),
                _ -> true,
                _ -> true)
            .read((_, _) -> null)
            .orElseThrow();
    MediaDraft current =
        new MediaDraft(
            new Slug("bild"),
            new Slug("museum"),
            "0".repeat(32),
            2,
            theirs,
            Instant.EPOCH,
            "",
            Optional.empty(),
            Optional.empty());
    return Conflict.of(current, mine, BEFORE.marks());
  }

  @Test
  void whatOnlyTheOtherChangedIsTakenOver() {
    Conflict conflict = conflict(BEFORE.with("source", "Sammlung"), "Anna", "Archiv");

    assertThat(conflict.taken()).containsExactly("creator");
    assertThat(conflict.both()).isEmpty();
    assertThat(conflict.typed().value("creator")).isEqualTo("Anna");
    assertThat(conflict.typed().value("source")).isEqualTo("Sammlung");
  }

  @Test
  void whatBothChangedKeepsWhatIsTyped() {
    Conflict conflict = conflict(BEFORE.with("creator", "Berta"), "Anna", "Archiv");

    assertThat(conflict.both()).containsExactly("creator");
    assertThat(conflict.typed().value("creator")).isEqualTo("Berta");
    assertThat(conflict.theirs().value("creator")).isEqualTo("Anna");
  }

  @Test
  void whatBothChangedAlikeIsNoMatter() {
    Conflict conflict = conflict(BEFORE.with("creator", "Anna"), "Anna", "Archiv");

    assertThat(conflict.both()).isEmpty();
    assertThat(conflict.taken()).isEmpty();
  }

  @Test
  void withoutMarksNothingTypedIsGivenUp() {
    Conflict forged =
        Conflict.of(
            conflict(BEFORE, "Anna", "Archiv").current(), BEFORE.with("source", "Mein"), "zzz");

    assertThat(forged.both()).contains("creator", "source");
    assertThat(forged.typed().value("source")).isEqualTo("Mein");
  }
}
