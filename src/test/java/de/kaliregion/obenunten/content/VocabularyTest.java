package de.kaliregion.obenunten.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The records refuse nonsense, and say in which field. */
class VocabularyTest {
  private static final Slug SLUG = new Slug("merkers");
  private static final Sha256 DIGEST = Sha256.of(new byte[] {1});
  private static final Wording WORDS = new Wording(Map.of(Language.GERMAN, "Wort"));
  private static final Coordinates HERE = new Coordinates(50.8, 10.1, 0);
  private static final Rights RIGHTS = Rights.of(Licence.CC0, "Wir", 2026);
  private static final RichText TEXT = new RichText("Text");
  private static final Block FIRST = new Block.Text(Optional.empty(), Optional.of(TEXT));
  private static final Rendition PICTURE =
      rendition("image/webp", Optional.of(new Rendition.Dimensions(8, 6)), Optional.empty());
  private static final Rendition SOUND =
      rendition("audio/mpeg", Optional.empty(), Optional.of(1_000L));
  private static final Source SOURCE = new Source(Optional.of("G10"), "Quelle", Optional.empty());

  private static Rendition rendition(
      String type, Optional<Rendition.Dimensions> dimensions, Optional<Long> milliseconds) {
    return new Rendition(DIGEST, "a.bin", type, 1, dimensions, milliseconds);
  }

  private static Arguments wrong(String field, ThrowingCallable make) {
    return Arguments.of(field, make);
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        wrong("slug", () -> new Slug(null)),
        wrong("slug", () -> new Slug("")),
        wrong("slug", () -> new Slug("Merkers")),
        wrong("slug", () -> new Slug("a--b")),
        wrong("slug", () -> new Slug("-a")),
        wrong("slug", () -> new Slug("../a")),
        wrong("slug", () -> new Slug("a".repeat(65))),
        wrong("sha256", () -> new Sha256("ab")),
        wrong("sha256", () -> new Sha256("AB".repeat(32))),
        wrong("latitude", () -> new Coordinates(90.1, 0, 0)),
        wrong("latitude", () -> new Coordinates(Double.NaN, 0, 0)),
        wrong("longitude", () -> new Coordinates(0, -180.1, 0)),
        wrong("longitude", () -> new Coordinates(0, Double.NaN, 0)),
        wrong("uncertainty", () -> new Coordinates(0, 0, -1)),
        wrong("uncertainty", () -> new Coordinates(0, 0, 20_001)),
        wrong("depth", () -> new Depth(0, false)),
        wrong("depth", () -> new Depth(2_001, true)),
        wrong("de", () -> new Wording(Map.of(Language.ENGLISH, "word"))),
        wrong("en", () -> new Wording(Map.of(Language.GERMAN, "a", Language.ENGLISH, " "))),
        wrong("de", () -> new Wording(Map.of(Language.GERMAN, "a\u0007"))),
        wrong("de", () -> new Wording(Map.of(Language.GERMAN, "a".repeat(4_001)))),
        wrong("text", () -> new RichText(" \n ")),
        wrong("text", () -> new RichText("a".repeat(20_001))),
        wrong("text", () -> new RichText("a\u0000b")),
        wrong("creator", () -> Rights.of(Licence.CC0, "a\nb", 2026)),
        wrong("year", () -> Rights.of(Licence.CC0, "a", 1499)),
        wrong("licence", () -> Rights.of(null, "a", 2026)),
        wrong("basis", () -> new Consent("", Optional.empty())),
        wrong("fact", () -> new Source(Optional.of("G10G10G10"), "a", Optional.empty())),
        wrong(
            "url",
            () -> new Source(Optional.of("G10"), "a", Optional.of(URI.create("javascript:a")))),
        wrong("name", () -> named("../a.webp")),
        wrong("name", () -> named("a..webp")),
        wrong("name", () -> named(".a")),
        wrong("name", () -> named("a/b")),
        wrong("mediaType", () -> rendition("WebP", Optional.empty(), Optional.empty())),
        wrong("bytes", () -> sized(0)),
        wrong("dimensions", () -> new Rendition.Dimensions(0, 1)),
        wrong("depth", () -> place(Level.ABOVE, Optional.empty(), Optional.of(new Depth(9, true)))),
        wrong("under", () -> place(Level.ABOVE, Optional.of(SLUG), Optional.empty())),
        wrong("under", () -> place(Level.BELOW, Optional.empty(), Optional.empty())),
        wrong("alt", () -> item(MediaItem.Kind.PICTURE, Optional.empty(), PICTURE)),
        wrong("alt", () -> item(MediaItem.Kind.MODEL, Optional.empty(), PICTURE)),
        wrong("renditions", () -> item(MediaItem.Kind.PICTURE, Optional.of(WORDS), SOUND)),
        wrong("renditions", () -> item(MediaItem.Kind.PICTURE, Optional.of(WORDS))),
        wrong("transcripts", () -> item(MediaItem.Kind.SOUND, Optional.empty(), SOUND)),
        wrong("transcripts", () -> item(MediaItem.Kind.FILM, Optional.empty(), SOUND)),
        wrong("cue", () -> new Transcript.Cue(2, 2, Optional.empty(), "a")),
        wrong("cue", () -> new Transcript.Cue(-1, 2, Optional.empty(), "a")),
        wrong("cues", () -> new Transcript(Language.GERMAN, SOUND, List.of())),
        wrong("title", () -> new Edition(Language.GERMAN, "a".repeat(121), "b", List.of(FIRST))),
        wrong("teaser", () -> new Edition(Language.GERMAN, "a", "", List.of(FIRST))),
        wrong("blocks", () -> new Edition(Language.GERMAN, "a", "b", List.of())),
        wrong("blocks", () -> new Edition(Language.GERMAN, "a", "b", List.of(map()))),
        wrong("blocks", () -> new Edition(Language.GERMAN, "a", "b", headingFirst())),
        wrong(
            "blocks",
            () -> new Edition(Language.GERMAN, "a", "b", Collections.nCopies(201, FIRST))),
        wrong("text", () -> new Block.Text(Optional.empty(), Optional.empty())),
        wrong("pictures", () -> new Block.Gallery(List.of())),
        wrong("choices", () -> question(true)),
        wrong("choices", () -> question(false, false)),
        wrong("events", () -> new Block.Timeline(null)),
        wrong("places", () -> new Block.Map(List.of(), Optional.empty())),
        wrong("item", () -> new Block.Audio(null, Optional.empty())),
        wrong("caption", () -> new Block.Audio(SLUG, Optional.of(" "))),
        wrong("sources", () -> new Story(SLUG, SLUG, SLUG, Tone.PLAIN, SLUG, List.of())),
        wrong("tone", () -> new Story(SLUG, SLUG, SLUG, null, SLUG, List.of(SOURCE))),
        wrong("story", () -> sign(Sign.State.ASSIGNED, Optional.empty())),
        wrong("story", () -> sign(Sign.State.RETIRED, Optional.of(SLUG))),
        wrong("stations", () -> new LearningRoute(SLUG, WORDS, WORDS, SLUG, List.of())),
        wrong("editions", () -> new Notice(SLUG, List.of(edition(), edition()))),
        wrong("number", () -> new Release(story(), edition(), 0, Instant.EPOCH)),
        wrong("name", () -> new Organisation(SLUG, null)));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsenseIsRefusedWithTheNameOfItsField(String field, ThrowingCallable make) {
    assertThatThrownBy(make)
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidContentException.class))
        .satisfies(e -> {
          assertThat(e.field()).isEqualTo(field);
          assertThat(e).hasMessageStartingWith(field + ": ");
        });
  }

  @Test
  void textIsTrimmed() {
    assertThat(new Wording(Map.of(Language.GERMAN, "  Teufe \n")).in(Language.GERMAN))
        .isEqualTo("Teufe");
  }

  @Test
  void listsAreCopiedAndCannotBeChanged() {
    List<Slug> places = new ArrayList<>(List.of(SLUG));
    Block.Map map = new Block.Map(places, Optional.empty());
    places.clear();

    assertThat(map.places()).containsExactly(SLUG);
    assertThatThrownBy(() -> map.places().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aWordingAnswersInTheNearestLanguageAndSaysWhich() {
    Wording words = new Wording(Map.of(Language.GERMAN, "Schacht", Language.ENGLISH, "shaft"));

    assertThat(words.in(Language.ENGLISH)).isEqualTo("shaft");
    assertThat(words.in(Language.EASY_GERMAN)).isEqualTo("Schacht");
    assertThat(words.languageFor(Language.EASY_GERMAN)).isEqualTo(Language.GERMAN);
  }

  @Test
  void aConsentCoversItsLastDay() {
    LocalDate last = LocalDate.of(2030, 12, 31);
    Consent consent = new Consent("Vertrag", Optional.of(last));

    assertThat(consent.covers(last)).isTrue();
    assertThat(consent.covers(last.plusDays(1))).isFalse();
    assertThat(new Consent("Vertrag", Optional.empty()).covers(LocalDate.MAX)).isTrue();
  }

  @Test
  void distancesAreThoseOfTheEarth() {
    Coordinates merkers = new Coordinates(50.82036, 10.12481, 0);
    Coordinates northPole = new Coordinates(90, 0, 0);

    assertThat(merkers.metresTo(merkers)).isZero();
    assertThat(merkers.metresTo(northPole)).isBetween(4_356_000.0, 4_357_500.0);
    assertThat(new Coordinates(0, 179.9, 0).metresTo(new Coordinates(0, -179.9, 0)))
        .isBetween(22_200.0, 22_280.0);
  }

  @Test
  void aMediaItemGivesTheNarrowestFileThatIsWideEnough() {
    Rendition large =
        rendition("image/webp", Optional.of(new Rendition.Dimensions(1600, 900)), Optional.empty());
    Rendition small =
        rendition("image/webp", Optional.of(new Rendition.Dimensions(800, 450)), Optional.empty());
    MediaItem item = item(MediaItem.Kind.PICTURE, Optional.of(WORDS), large, small);

    assertThat(item.atLeast(600)).isEqualTo(small);
    assertThat(item.atLeast(801)).isEqualTo(large);
    assertThat(item.atLeast(5_000)).isEqualTo(large);
  }

  @Test
  void anEditionKnowsTheItemsOfAllItsBlocks() {
    Block pair = new Block.ThenAndNow(new Slug("then"), new Slug("now"), Optional.empty());

    assertThat(new Edition(Language.GERMAN, "a", "b", List.of(FIRST, pair)).items())
        .containsExactlyInAnyOrder(new Slug("then"), new Slug("now"));
  }

  private static Rendition named(String name) {
    return new Rendition(DIGEST, name, "image/webp", 1, Optional.empty(), Optional.empty());
  }

  private static Rendition sized(long bytes) {
    return new Rendition(DIGEST, "a", "image/webp", bytes, Optional.empty(), Optional.empty());
  }

  private static Place place(Level level, Optional<Slug> under, Optional<Depth> depth) {
    return new Place(
        SLUG, WORDS, SLUG, "Ort", "Kreis", List.of(FederalState.TH), HERE, level, under, depth);
  }

  private static MediaItem item(
      MediaItem.Kind kind, Optional<Wording> alt, Rendition... renditions) {
    return new MediaItem(
        SLUG,
        kind,
        WORDS,
        alt,
        Optional.empty(),
        Optional.empty(),
        RIGHTS,
        Optional.empty(),
        Derivatives.of(List.of(renditions)),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "'Glück auf!', glueck-auf",
    "'  Fördermaßstab ÄÖÜ ', foerdermassstab-aeoeue",
    "'Café – 7. Sohle', cafe-7-sohle",
    "../../etc/passwd, etc-passwd"
  })
  void aNameIsMadeOfWords(String words, String name) {
    assertThat(Slug.ofWords(words)).contains(new Slug(name));
  }

  @Test
  void aNameOfWordsLeavesRoomForANumberAndNeedsALetter() {
    assertThat(Slug.ofWords("schacht ".repeat(50)).orElseThrow().value()).hasSizeLessThan(57);
    assertThat(Slug.ofWords("")).isEmpty();
    assertThat(Slug.ofWords("новое – !?")).isEmpty();
  }

  private static Block map() {
    return new Block.Map(List.of(SLUG), Optional.empty());
  }

  private static List<Block> headingFirst() {
    return List.of(new Block.Text(Optional.of("Titel"), Optional.empty()), FIRST);
  }

  private static Block.Question question(boolean... correct) {
    List<Block.Question.Choice> choices = new ArrayList<>();
    for (boolean right : correct) {
      choices.add(new Block.Question.Choice("Antwort", right));
    }
    return new Block.Question("Frage?", choices, TEXT);
  }

  private static Sign sign(Sign.State state, Optional<Slug> story) {
    return new Sign(new SignCode("FR23R19"), state, story, Optional.empty(), Optional.empty());
  }

  private static Edition edition() {
    return new Edition(Language.GERMAN, "a", "b", List.of(FIRST));
  }

  private static Story story() {
    return new Story(SLUG, SLUG, SLUG, Tone.PLAIN, SLUG, List.of(SOURCE));
  }
}
