package de.kaliregion.obenunten.exhibition;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Depth;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExhibitionTest {
  private static final Place SURFACE = Exhibits.above("shaft");
  private static final Place DEEP =
      Exhibits.below("seam", "shaft", Optional.of(new Depth(800, true)));
  private static final Place SHALLOW =
      Exhibits.below("cavern", "shaft", Optional.of(new Depth(500, false)));
  private static final Place UNKNOWN = Exhibits.below("gallery", "shaft", Optional.empty());
  private static final Place ALONE = Exhibits.above("bridge");

  @Test
  void theSpotGoesFromTheSurfaceDownwardsAndUnknownDepthsComeLast() {
    Exhibition exhibition = exhibition(List.of(UNKNOWN, DEEP, SURFACE, ALONE, SHALLOW));

    for (Place place : List.of(SURFACE, DEEP, SHALLOW, UNKNOWN)) {
      assertThat(exhibition.spot(place)).containsExactly(SURFACE, SHALLOW, DEEP, UNKNOWN);
    }
    assertThat(exhibition.spot(ALONE)).containsExactly(ALONE);
  }

  @Test
  void counterpartsAreTheStoriesAtTheOtherPlacesOfTheSpot() {
    Exhibition exhibition =
        new Exhibition(
            Exhibits.published(
                1,
                List.of(SURFACE, DEEP, SHALLOW, ALONE),
                List.of(
                    Exhibits.release("above", "shaft", Language.GERMAN, 1),
                    Exhibits.release("deep", "seam", Language.GERMAN, 1),
                    Exhibits.release("shallow", "cavern", Language.GERMAN, 1),
                    Exhibits.release("elsewhere", "bridge", Language.GERMAN, 1))));

    assertThat(exhibition.counterparts(DEEP))
        .extracting(story -> story.slug().value())
        .containsExactly("above", "shallow");
    assertThat(exhibition.counterparts(ALONE)).isEmpty();
  }

  @Test
  void aStoryIsToldInTheLanguageAskedForOrTheNearest() {
    PublishedStory story =
        story(
            Exhibits.release("above", "shaft", Language.GERMAN, 1),
            Exhibits.release("above", "shaft", Language.EASY_GERMAN, 1));

    assertThat(story.edition(Language.EASY_GERMAN).language()).isEqualTo(Language.EASY_GERMAN);
    assertThat(story.edition(Language.ENGLISH).language()).isEqualTo(Language.GERMAN);
    assertThat(story.isIn(Language.ENGLISH)).isFalse();
    assertThat(story.languages()).containsExactly(Language.GERMAN, Language.EASY_GERMAN);
  }

  @Test
  void aStoryThatIsThereInEnglishOnlyIsToldInEnglish() {
    assertThat(
            story(Exhibits.release("above", "shaft", Language.ENGLISH, 1))
                .edition(Language.EASY_GERMAN)
                .language())
        .isEqualTo(Language.ENGLISH);
  }

  @Test
  void whatAllLanguagesShareComesFromTheNewestRelease() {
    PublishedStory story =
        story(
            Exhibits.release("above", "shaft", Language.GERMAN, 1),
            Exhibits.release("above", "shaft", Language.ENGLISH, 7));

    assertThat(story.publishedAt()).isEqualTo(Instant.EPOCH.plusSeconds(7));
    assertThat(story.in(Language.GERMAN).number()).isEqualTo(1);
  }

  @Test
  void aStoryWhosePlaceIsMissingIsLeftOut() {
    Exhibition exhibition =
        new Exhibition(
            Exhibits.published(
                1, List.of(ALONE), List.of(Exhibits.release("a", "shaft", Language.GERMAN, 1))));

    assertThat(exhibition.stories()).isEmpty();
    assertThat(exhibition.story(new Slug("a"))).isEmpty();
  }

  @Test
  void aSignIsFoundByItsCodeWhateverBecameOfIt() {
    SignCode code = new SignCode("SDVA8H7");
    Sign retired =
        new Sign(
            code,
            Sign.State.RETIRED,
            Optional.empty(),
            Optional.of(ALONE.slug()),
            Optional.empty());
    Published nothing = Published.nothing();
    Exhibition exhibition =
        new Exhibition(
            new Published(
                1,
                nothing.organisations(),
                List.of(ALONE),
                nothing.mediaItems(),
                List.of(retired),
                nothing.routes(),
                nothing.terms(),
                nothing.notices(),
                nothing.releases()));

    assertThat(exhibition.sign(code)).contains(retired);
    assertThat(exhibition.sign(new SignCode("FR23R19"))).isEmpty();
  }

  @Test
  void nothingPublishedIsAnEmptyExhibition() {
    Exhibition exhibition = new Exhibition(Published.nothing());

    assertThat(exhibition.generation()).isZero();
    assertThat(exhibition.stories()).isEmpty();
    assertThat(Showing.of(exhibition).index().get().search(Language.GERMAN, "Salz", 5)).isEmpty();
  }

  private static Exhibition exhibition(List<Place> places) {
    return new Exhibition(Exhibits.published(1, places, List.of()));
  }

  private static PublishedStory story(de.kaliregion.obenunten.content.Release... releases) {
    return new Exhibition(Exhibits.published(1, List.of(SURFACE), List.of(releases)))
        .story(new Slug("above"))
        .orElseThrow();
  }
}
