package de.kaliregion.obenunten.operations.collection;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Notice;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.Wording;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the collection in {@code media/} promises its visitors. */
class SampleCollectionTest {
  private static final Set<Language> ALL = Set.of(Language.values());
  private static final Pattern OWN_LINK = Pattern.compile("\\]\\((/[^)]*)\\)");
  private static final Collection SAMPLE = CollectionReader.read(Path.of("media"));

  @Test
  void itHasSixteenPlacesAndSixOfThemBelowOthers() {
    assertThat(SAMPLE.places()).hasSizeGreaterThanOrEqualTo(16);
    assertThat(SAMPLE.places())
        .filteredOn(place -> place.level() == Level.BELOW)
        .hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void atSixSpotsAStoryAboveAndAStoryBelowBelongTogether() {
    Set<Slug> told =
        SAMPLE.stories().stream().map(s -> s.story().place()).collect(Collectors.toSet());

    assertThat(SAMPLE.places())
        .filteredOn(place -> told.contains(place.slug()))
        .filteredOn(place -> place.under().filter(told::contains).isPresent())
        .hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void itHasSixteenStoriesEachInThreeLanguagesWithSources() {
    assertThat(SAMPLE.stories())
        .hasSizeGreaterThanOrEqualTo(16)
        .allSatisfy(story -> {
          assertThat(story.editions())
              .extracting(Edition::language)
              .containsExactlyInAnyOrderElementsOf(ALL);
          assertThat(story.story().sources()).isNotEmpty();
        });
  }

  @Test
  void someStoriesAreToldSoberly() {
    assertThat(SAMPLE.stories()).anyMatch(story -> story.story().tone() == Tone.SOBER);
  }

  @Test
  void itHasTwentyFourMediaItemsWithRights() {
    assertThat(SAMPLE.mediaItems())
        .hasSizeGreaterThanOrEqualTo(24)
        .allSatisfy(item -> assertThat(item.rights().creator()).isNotBlank());
    assertThat(SAMPLE.mediaItems())
        .extracting(MediaItem::kind)
        .contains(MediaItem.Kind.PICTURE, MediaItem.Kind.SOUND, MediaItem.Kind.FILM);
  }

  @Test
  void everyPictureIsDescribedInThreeLanguages() {
    assertThat(SAMPLE.mediaItems())
        .filteredOn(item -> !item.kind().timed())
        .isNotEmpty()
        .allSatisfy(item ->
            assertThat(item.alt().orElseThrow().texts().keySet())
                .as(item.slug().value())
                .isEqualTo(ALL));
  }

  @Test
  void everySoundAndFilmCanBeReadInThreeLanguages() {
    assertThat(SAMPLE.mediaItems())
        .filteredOn(item -> item.kind().timed())
        .isNotEmpty()
        .allSatisfy(item ->
            assertThat(item.transcripts())
                .as(item.slug().value())
                .extracting(Transcript::language)
                .containsExactlyInAnyOrderElementsOf(ALL));
  }

  @Test
  void transcriptsEndWhenTheSoundEnds() {
    for (MediaItem item : SAMPLE.mediaItems()) {
      for (Transcript transcript : item.transcripts()) {
        assertThat(transcript.cues().getLast().end())
            .as("%s in %s", item.slug(), transcript.language())
            .isLessThanOrEqualTo(item.main().milliseconds().orElseThrow() + 500);
        assertThat(transcript.cues()).extracting(Transcript.Cue::start).isSorted();
      }
    }
  }

  @Test
  void aComputersVoiceIsLabelled() {
    assertThat(SAMPLE.mediaItems())
        .filteredOn(item -> item.spoken().isPresent() && item.kind() == MediaItem.Kind.SOUND)
        .isNotEmpty()
        .allMatch(MediaItem::synthetic);
  }

  @Test
  void namesAreThereInThreeLanguages() {
    Stream<Wording> wordings =
        Stream.of(
                SAMPLE.places().stream().map(Place::name),
                SAMPLE.mediaItems().stream().map(MediaItem::title),
                SAMPLE.routes().stream().flatMap(r -> Stream.of(r.title(), r.introduction())),
                SAMPLE.terms().stream().flatMap(t -> Stream.of(t.term(), t.definition())),
                SAMPLE.signs().stream().flatMap(s -> s.location().stream()))
            .flatMap(some -> some);

    assertThat(wordings).allSatisfy(wording -> assertThat(wording.texts().keySet()).isEqualTo(ALL));
  }

  @Test
  void itHasSixteenSignsThatLeadToStoriesAndOneThatIsGone() {
    assertThat(SAMPLE.signs())
        .filteredOn(sign -> sign.state() == Sign.State.ASSIGNED)
        .hasSizeGreaterThanOrEqualTo(16);
    assertThat(SAMPLE.signs()).anyMatch(sign -> sign.state() == Sign.State.RETIRED);
    assertThat(SAMPLE.signs()).anyMatch(sign -> sign.state() == Sign.State.UNASSIGNED);
  }

  @Test
  void itHasARoute() {
    assertThat(SAMPLE.routes()).isNotEmpty();
    assertThat(SAMPLE.routes().getFirst().stations()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void theOperatorsNoticesAreThereInThreeLanguages() {
    assertThat(SAMPLE.notices())
        .extracting(notice -> notice.slug().value())
        .contains("accessibility", "privacy", "imprint");
    assertThat(SAMPLE.notices())
        .extracting(Notice::editions)
        .allSatisfy(editions ->
            assertThat(editions)
                .extracting(Edition::language)
                .containsExactlyInAnyOrderElementsOf(ALL));
  }

  @Test
  void everyLinkToAPageOfThisServiceLeadsToOneInItsOwnLanguage() {
    Set<String> pages = pages();
    Stream<Edition> editions =
        Stream.concat(
            SAMPLE.stories().stream().flatMap(story -> story.editions().stream()),
            SAMPLE.notices().stream().flatMap(notice -> notice.editions().stream()));

    assertThat(editions)
        .allSatisfy(edition ->
            assertThat(links(edition))
                .as(edition.title())
                .allSatisfy(link -> {
                  assertThat(link).startsWith("/" + edition.language().tag());
                  assertThat(pages).contains(link.replaceFirst("^/[a-z-]+", ""));
                }));
  }

  private static List<String> links(Edition edition) {
    return edition.blocks().stream()
        .flatMap(SampleCollectionTest::texts)
        .flatMap(text -> OWN_LINK.matcher(text.markdown()).results())
        .map((MatchResult link) -> link.group(1))
        .toList();
  }

  private static Stream<RichText> texts(Block block) {
    return switch (block) {
      case Block.Text text -> text.text().stream();
      case Block.Timeline timeline -> timeline.events().stream().map(Block.Timeline.Event::what);
      case Block.Question question -> Stream.of(question.explanation());
      default -> Stream.empty();
    };
  }

  private static Set<String> pages() {
    Set<String> pages =
        new HashSet<>(Arrays.asList("", "/places", "/map", "/routes", "/search", "/glossary"));
    SAMPLE.places().forEach(place -> pages.add("/places/" + place.slug()));
    SAMPLE.stories().forEach(story -> pages.add("/stories/" + story.story().slug()));
    SAMPLE.routes().forEach(route -> pages.add("/routes/" + route.slug()));
    SAMPLE.notices().forEach(notice -> pages.add("/" + notice.slug()));
    return pages;
  }
}
