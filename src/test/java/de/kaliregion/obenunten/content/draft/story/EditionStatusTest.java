package de.kaliregion.obenunten.content.draft.story;

import static de.kaliregion.obenunten.content.draft.story.EditionStatus.CHANGED;
import static de.kaliregion.obenunten.content.draft.story.EditionStatus.DRAFT;
import static de.kaliregion.obenunten.content.draft.story.EditionStatus.MISSING;
import static de.kaliregion.obenunten.content.draft.story.EditionStatus.OUTDATED;
import static de.kaliregion.obenunten.content.draft.story.EditionStatus.PUBLISHED;
import static de.kaliregion.obenunten.content.draft.story.EditionStatus.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.Publication;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a language of a story stands. */
class EditionStatusTest {
  private static final Optional<EditionDraft> NONE = Optional.empty();

  private static Optional<EditionDraft> edition(
      Language language, long version, State state, long published, long germanVersion) {
    return Optional.of(
        new EditionDraft(
            new Slug("stollen"),
            language,
            new Slug("museum"),
            version,
            SaveId.random(),
            new Manuscript(
                "t",
                "",
                List.of(),
                Optional.empty(),
                Optional.of(germanVersion).filter(at -> at > 0)),
            state,
            Instant.EPOCH,
            "a",
            Optional.of(published).filter(at -> at > 0).map(at -> new Publication(1, at)),
            Optional.empty(),
            Optional.empty()));
  }

  private static Optional<EditionDraft> german(long version, long published) {
    return edition(Language.GERMAN, version, State.DRAFT, published, 0);
  }

  private static Optional<EditionDraft> english(long version, long published, long german) {
    return edition(Language.ENGLISH, version, State.DRAFT, published, german);
  }

  @Test
  void whatNobodyHasBegunIsMissing() {
    assertThat(EditionStatus.of(NONE, german(3, 3))).isEqualTo(MISSING);
    assertThat(EditionStatus.of(NONE, NONE)).isEqualTo(MISSING);
  }

  @Test
  void whatVisitorsNeverHadIsADraft() {
    assertThat(EditionStatus.of(german(4, 0), german(4, 0))).isEqualTo(DRAFT);
    assertThat(EditionStatus.of(english(1, 0, 1), german(9, 9))).isEqualTo(DRAFT);
  }

  @Test
  void aReviewComesBeforeAllElse() {
    assertThat(EditionStatus.of(edition(Language.ENGLISH, 5, State.REVIEW, 2, 1), german(7, 7)))
        .isEqualTo(REVIEW);
  }

  @Test
  void whatVisitorsHaveAsItIsIsPublished() {
    assertThat(EditionStatus.of(german(4, 4), german(4, 4))).isEqualTo(PUBLISHED);
    assertThat(EditionStatus.of(english(2, 2, 4), german(4, 4))).isEqualTo(PUBLISHED);
    assertThat(EditionStatus.of(english(2, 2, 0), german(4, 4))).isEqualTo(PUBLISHED);
    assertThat(EditionStatus.of(english(2, 2, 0), NONE)).isEqualTo(PUBLISHED);
  }

  @Test
  void whatWasWrittenOnSinceIsChanged() {
    assertThat(EditionStatus.of(german(5, 4), german(5, 4))).isEqualTo(CHANGED);
    assertThat(EditionStatus.of(english(3, 2, 4), german(9, 4))).isEqualTo(CHANGED);
  }

  @Test
  void aTranslationIsOutdatedOnceOtherGermanWordsArePublished() {
    assertThat(EditionStatus.of(english(2, 2, 4), german(9, 4))).as("written").isEqualTo(PUBLISHED);
    assertThat(EditionStatus.of(english(2, 2, 4), german(9, 9))).as("shown").isEqualTo(OUTDATED);
    assertThat(EditionStatus.of(english(3, 2, 4), german(9, 9))).as("at work").isEqualTo(OUTDATED);
    assertThat(EditionStatus.of(english(3, 3, 9), german(9, 9))).as("mended").isEqualTo(PUBLISHED);
  }
}
