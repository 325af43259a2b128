package de.kaliregion.obenunten.studio.media;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Transcript.Cue;
import de.kaliregion.obenunten.media.captions.WebVtt;
import de.kaliregion.obenunten.studio.media.TranscriptText.Fault;
import de.kaliregion.obenunten.studio.media.TranscriptText.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Transcripts as curators type them or bring them. */
class TranscriptTextTest {
  private static final Optional<Long> THREE_MINUTES = Optional.of(180_000L);

  private static List<Cue> cues(String typed) {
    return switch (TranscriptText.read(typed, THREE_MINUTES)) {
      case Reading.Cues(List<Cue> cues, _) -> cues;
      case Reading other -> throw new AssertionError(typed + " gave " + other);
    };
  }

  private static Cue cue(long start, long end, String words) {
    return new Cue(start, end, Optional.empty(), words);
  }

  @Test
  void aLineHasATimeAndWords() {
    assertThat(cues("0:05–0:09 Wir fuhren ein.\n1:10 - 1:12.5 Unten war es warm."))
        .containsExactly(
            cue(5_000, 9_000, "Wir fuhren ein."), cue(70_000, 72_500, "Unten war es warm."));
  }

  @Test
  void aSpeakerStandsInBrackets() {
    assertThat(cues("0:05–0:09 [Anna Köhler] Merkers: das war unser Schacht."))
        .containsExactly(
            new Cue(5_000, 9_000, Optional.of("Anna Köhler"), "Merkers: das war unser Schacht."));
  }

  @Test
  void anEndThatIsLeftOutComesBeforeTheNextCueAndBeforeTheEndOfTheRecording() {
    List<Cue> cues = cues("0:00 Eins.\n0:01 " + "lang ".repeat(100) + "\n2:59 Schluss.");

    assertThat(cues.getFirst().end()).isEqualTo(1_000);
    assertThat(cues.get(1).end()).isLessThanOrEqualTo(179_000);
    assertThat(cues.getLast().end()).isEqualTo(180_000);
  }

  @Test
  void aLineWithoutATimeBelongsToTheOneAbove() {
    assertThat(cues("0:01–0:04 Erste Zeile\nzweite Zeile"))
        .containsExactly(cue(1_000, 4_000, "Erste Zeile\nzweite Zeile"));
  }

  @Test
  void webVttIsTakenAsItIs() {
    String file =
        "\uFEFFWEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.500\r\n<v Otto>Glück auf!</v>\r\n";

    assertThat(cues(file))
        .containsExactly(new Cue(1_000, 2_500, Optional.of("Otto"), "Glück auf!"));
  }

  @Test
  void srtIsTakenAsItIs() {
    String file =
        "1\r\n00:00:01,000 --> 00:00:02,500\r\nGlück auf!\r\n\r\n2\r\n0:00:03,000 --> 0:00:04,000\r\nUnd: 1,5 m.\r\n";

    assertThat(cues(file))
        .containsExactly(cue(1_000, 2_500, "Glück auf!"), cue(3_000, 4_000, "Und: 1,5 m."));
  }

  @Test
  void plainWordsGetTimesByTheirLength() {
    Reading reading = TranscriptText.read("Kurz.\n\nEin viel längerer Satz folgt.", THREE_MINUTES);

    assertThat(reading).isInstanceOf(Reading.Cues.class);
    Reading.Cues found = (Reading.Cues) reading;
    assertThat(found.estimated()).isTrue();
    assertThat(found.cues()).hasSize(2);
    assertThat(found.cues().getFirst().start()).isZero();
    assertThat(found.cues().getLast().end()).isEqualTo(180_000);
    assertThat(found.cues().getFirst().end()).isLessThan(60_000);
  }

  @Test
  void captionsWithMarkupOfOtherProgramsAreRead() {
    assertThat(cues("1\n00:01,5 --> 00:02\n<i>Glück auf!</i>"))
        .containsExactly(cue(1_500, 2_000, "Glück auf!"));
    assertThat(cues("WEBVTT\n\n00:01.000 --> 00:02.000 align:start\n<c.x>Glück</c> auf!"))
        .containsExactly(cue(1_000, 2_000, "Glück auf!"));
  }

  @Test
  void aTimeOfDayAndAnArrowAreWordsLikeOthers() {
    assertThat(TranscriptText.read("10:30 Uhr begann die Schicht.", THREE_MINUTES))
        .isInstanceOfSatisfying(
            Reading.Cues.class, found -> assertThat(found.estimated()).isTrue());
    assertThat(cues("0:01–0:04 Schacht 2 --> Schacht 3"))
        .containsExactly(cue(1_000, 4_000, "Schacht 2 --> Schacht 3"));
  }

  @Test
  void timesInBracketsAreReadInPlainTextToo() {
    assertThat(cues("[01:10] Interviewer: Und dann?").getFirst())
        .isEqualTo(new Cue(70_000, 180_000, Optional.of("Interviewer"), "Und dann?"));
  }

  @Test
  void blankTextIsNoTranscript() {
    assertThat(TranscriptText.read(" \r\n ", THREE_MINUTES)).isEqualTo(new Reading.Nothing());
  }

  @Test
  void theLineAtFaultIsNamed() {
    assertFault("0:01 Gut.\n1:75 Schlecht.", 2, Fault.TIME);
    assertFault("Ohne Zeit\n0:01 Mit.", 1, Fault.TIME);
    assertFault("0:01 Gut.\n\n0:09–0:08 Rückwärts.", 3, Fault.ENDS_EARLY);
    assertFault("0:01 Gut.\n3:00 Zu spät.", 2, Fault.TOO_LATE);
    assertFault("0:01 Gut.\n0:05–0:06\n0:07 Gut.", 2, Fault.NO_WORDS);
    assertFault("0:01 " + "x".repeat(1_001), 1, Fault.TOO_LONG);
  }

  /** Captions say what is wrong with them, so the field under which they stand says it too. */
  @Test
  void captionsThatWerePutInTellWhatIsWrongInTheirLine() {
    assertMisread("1\n00:00:01,000 --> 00:00:0x,000\nHallo\n", 2, "cannot be read");
    assertMisread("WEBVTT\n\n00:01.000 --> 00:00.500\nHallo\n", 3, "not after the beginning");
    assertMisread("\n\nWEBVTT\n\n00:01.000\nHallo\n", 5, "lacks the line with its times");
    assertMisread(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nGut\n\n00:99.000 --> 00:02.000\nWeg\n",
        6,
        "cannot be read");
  }

  private static void assertMisread(String typed, int line, String reason) {
    assertThat(TranscriptText.read(typed, THREE_MINUTES))
        .isInstanceOfSatisfying(
            Reading.Misread.class,
            misread -> {
              assertThat(misread.line()).isEqualTo(line);
              assertThat(misread.reason().in(Language.ENGLISH)).contains(reason);
            });
  }

  private static void assertFault(String typed, int line, Fault fault) {
    assertThat(TranscriptText.read(typed, THREE_MINUTES))
        .as(typed.substring(0, Math.min(40, typed.length())))
        .isEqualTo(new Reading.Faulty(line, fault));
  }

  /** Whoever opens and saves a form changes nothing, and players get the same as readers. */
  @Test
  void whatIsShownReadsAsTheSame() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<Cue> cues = new ArrayList<>();
      long at = 0;
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        at += random.nextInt(4_000);
        long end = at + 1 + random.nextInt(5_000);
        Optional<String> speaker =
            random.nextBoolean() ? Optional.of("Sprecher " + random.nextInt(9)) : Optional.empty();
        cues.add(new Cue(at, end, speaker, words(random)));
        at = end;
      }

      assertThat(cues(TranscriptText.of(cues))).as(TranscriptText.of(cues)).isEqualTo(cues);
      assertThat(WebVtt.parse(WebVtt.write(cues))).isEqualTo(cues);
    }
  }

  private static String words(Random random) {
    String[] some = {
      "Glück auf", "[lacht]", "a < b & c > d", "Zeile eins\nZeile zwei", "1925: Bau"
    };
    return some[random.nextInt(some.length)];
  }
}
