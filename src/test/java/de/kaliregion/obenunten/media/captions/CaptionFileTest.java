package de.kaliregion.obenunten.media.captions;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Transcript.Cue;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SubRip, typed transcripts, encodings, and what is written anew. */
class CaptionFileTest {
  private static Captions.Read srt(String text) {
    return (Captions.Read) Srt.read(text);
  }

  private static Captions.Read plain(String text, long milliseconds) {
    return (Captions.Read) PlainText.read(text, milliseconds);
  }

  private static Cue cue(long start, long end, String text) {
    return new Cue(start, end, Optional.empty(), text);
  }

  @Test
  void subRipIsRead() {
    assertThat(
            srt(
                "1\r\n00:00:01,500 --> 00:00:02,000\r\na\r\nb\r\n\r\n2\r\n1:00:00,0 --> 1:00:01,25\r\nc\r\n"))
        .isEqualTo(
            new Captions.Read(
                List.of(cue(1_500, 2_000, "a\nb"), cue(3_600_000, 3_601_250, "c")),
                true,
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00:00:01,000 --> 00:00:02,000\na\n\n00:00:02,000 --> 00:00:03,000\nb",
        "1\n00:00:01.000 --> 00:00:02.000\na\n\n\n\n2\n00:00:02.000 --> 00:00:03.000\nb\n\n",
        "1\n00:00:01,000 --> 00:00:02,000\na\n00:00:02,000 --> 00:00:03,000\nb",
        "0\n00:01,000 --> 00:02,000\n<i>a</i>\n\n0\n00:02,000 --> 00:03,000\n<FONT color=\"#ff0\">b</FONT>",
        "\uFEFF1\n00:00:01,000-->00:00:02,000\n{\\an8}a\n\n2\n0:0:2 -> 0:0:3  X1:1 X2:2 Y1:3 Y2:4\n<b>b</b>",
        "9\n00:00:02,000 --> 00:00:03,000\nb\n\n1\n00:00:01,000 --> 00:00:02,000\n\na\n"
      })
  void subRipAsProgramsWriteItIsReadToo(String text) {
    assertThat(srt(text).cues()).containsExactly(cue(1_000, 2_000, "a"), cue(2_000, 3_000, "b"));
  }

  @Test
  void anEmptyLineInTheWordsLosesNothing() {
    assertThat(
            srt("1\n00:00:01,000 --> 00:00:02,000\na\n\nb\n\n2\n00:00:02,000 --> 00:00:03,000\n1925\n")
                .cues())
        .containsExactly(cue(1_000, 2_000, "a\n\nb"), cue(2_000, 3_000, "1925"));
  }

  @Test
  void whatLooksLikeATagButIsNoneStays() {
    assertThat(srt("00:00:01,000 --> 00:00:02,000\n<unverständlich> 3 < 4<br/>{lacht}").cues())
        .extracting(Cue::text)
        .containsExactly("<unverständlich> 3 < 4\n{lacht}");
  }

  @Test
  void brokenCuesOfSubRipAreToldByTheirLine() {
    Captions.Read read =
        srt(
            "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:99,000 --> 00:00:03,000\nb\n\n3\n00:00:05,000 --> 00:00:04,000\nc");

    assertThat(read.cues()).containsExactly(cue(1_000, 2_000, "a"));
    assertThat(read.remarks()).extracting(Captions.Remark::line).containsExactly(6, 10);
    assertThat(read.remarks().getFirst().text().in(Language.GERMAN)).contains("nicht lesbar");
    assertThat(read.remarks().getFirst().text().in(Language.ENGLISH)).contains("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Guten Tag", "{\"a\": 1}", "<html><body>x</body></html>"})
  void whatIsNoCaptionsIsRefusedInBothLanguages(String text) {
    assertThat(CaptionFile.read(text.getBytes(StandardCharsets.UTF_8)))
        .asInstanceOf(InstanceOfAssertFactories.type(Captions.Refused.class))
        .satisfies(refused -> {
          assertThat(refused.line()).isEqualTo(1);
          assertThat(refused.reason().in(Language.GERMAN)).contains("keine Untertitel");
          assertThat(refused.reason().in(Language.ENGLISH)).contains("no captions");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, '', 0",
    "UTF-8, \uFEFF, 0",
    "UTF-16LE, \uFEFF, 1",
    "UTF-16BE, \uFEFF, 1",
    "windows-1252, '', 1"
  })
  void umlautsComeThroughEveryEncoding(String name, String mark, int remarks) {
    Charset charset = Charset.forName(name);
    for (String text :
        List.of(
            "WEBVTT\n\n00:00.000 --> 00:01.000\nGlück auf, Größe",
            "00:00:00,000 --> 00:00:01,000\nGlück auf, Größe")) {
      Captions.Read read = (Captions.Read) CaptionFile.read((mark + text).getBytes(charset));

      assertThat(read.cues()).containsExactly(cue(0, 1_000, "Glück auf, Größe"));
      assertThat(read.remarks()).hasSize(remarks);
    }
  }

  @Test
  void aTranscriptWithTimesKeepsThem() {
    Captions.Read read =
        plain(
            """
            00:05 Frau Weber: Wir sind früh eingefahren.
            Es war noch dunkel.

            [01:10] Interviewer: Und dann?
            (1:02:03) Frau Weber: Dann kam die Schicht.
            """,
            3_800_000);

    assertThat(read.timed()).isTrue();
    assertThat(read.remarks()).isEmpty();
    assertThat(read.cues())
        .containsExactly(
            new Cue(
                5_000,
                70_000,
                Optional.of("Frau Weber"),
                "Wir sind früh eingefahren. Es war noch dunkel."),
            new Cue(70_000, 3_723_000, Optional.of("Interviewer"), "Und dann?"),
            new Cue(3_723_000, 3_800_000, Optional.of("Frau Weber"), "Dann kam die Schicht."));
  }

  @Test
  void aTranscriptWithoutTimesIsSpreadAndSaysSo() {
    Captions.Read read = plain("Kurz.\n\n" + "Ein langer Satz. ".repeat(30), 60_000);

    assertThat(read.timed()).isFalse();
    assertThat(read.remarks().getFirst().text().in(Language.GERMAN)).contains("geschätzt");
    assertThat(read.cues().getFirst().text()).isEqualTo("Kurz.");
    assertThat(read.cues().getFirst().start()).isZero();
    assertThat(read.cues().getFirst().end()).isLessThan(5_000);
    assertThat(read.cues().getLast().end()).isEqualTo(60_000);
    assertThat(read.cues()).allMatch(cue -> cue.text().length() <= 160);
  }

  @Test
  void aTimeOfDayIsNoTimeOfTheRecording() {
    assertThat(plain("10:30 Uhr begann die Schicht.", 60_000).timed()).isFalse();
  }

  @Test
  void timesThatGoBackOrBeyondTheEndArePassedOver() {
    Captions.Read read = plain("00:10 a\n00:05 b\n00:20 c\n09:00 d", 30_000);

    assertThat(read.cues()).extracting(Cue::text).containsExactly("a", "b", "c", "d");
    assertThat(read.cues().getFirst().start()).isEqualTo(10_000);
    assertThat(read.cues().get(2).start()).isEqualTo(20_000);
    assertThat(read.remarks()).extracting(Captions.Remark::line).containsExactly(2, 4);
  }

  @Test
  void namesAndTimesOnLinesOfTheirOwnBelongToWhatFollows() {
    assertThat(plain("00:01\nWEBER:\nGuten Tag.\n\nKRAUSE:\n\nGlück auf.", 9_000).cues())
        .extracting(cue -> cue.speaker().orElse("") + "|" + cue.text())
        .containsExactly("WEBER|Guten Tag.", "KRAUSE|Glück auf.");
  }

  @Test
  void aTextLongerThanACueMayBeIsDividedAndNothingIsLost() {
    String long1 = "Ein Satz mit Wörtern. ".repeat(200).strip();
    String long2 = "x".repeat(2_500);
    Captions.Read read =
        srt(
            "00:00:00,000 --> 00:01:00,000\n"
                + long1
                + "\n\n00:01:00,000 --> 00:01:00,001\n"
                + long2);

    String words =
        read.cues().stream().map(Cue::text).reduce("", (a, b) -> a + " " + b).replace(" ", "");
    assertThat(words).isEqualTo((long1 + long2).replace(" ", ""));
    assertThat(read.remarks()).hasSize(2);
  }

  @Test
  void everyListOfCuesIsReadAsItWasWritten() {
    Random random = new Random(20261124);
    for (int i = 0; i < 500; i++) {
      List<Cue> cues = new ArrayList<>();
      long at = 0;
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        at += random.nextLong(1L << (1 + random.nextInt(28)));
        long end = at + 1 + random.nextLong(1L << (1 + random.nextInt(28)));
        Optional<String> speaker =
            random.nextBoolean() ? Optional.of(words(random, 12, false)) : Optional.empty();
        cues.add(new Cue(at, end, speaker, words(random, 60, true)));
      }

      assertThat(WebVtt.parse(WebVtt.write(cues))).as("list %d", i).isEqualTo(cues);
    }
  }

  private static final List<String> PARTS =
      List.of(
          "a",
          "Glück",
          "ß",
          "&",
          "&amp;",
          "<",
          ">",
          "-->",
          "<b>",
          "</v>",
          "<v X>",
          "&lt;",
          "NOTE",
          "WEBVTT",
          "00:00.000 --> 00:01.000",
          "1",
          "\u00e9",
          "\uD83D\uDE00",
          "\u00a0x",
          "\"",
          "'",
          "{\\an8}",
          "STYLE",
          "\uFEFFx",
          "\u2028y");

  private static String words(Random random, int most, boolean lines) {
    StringBuilder text = new StringBuilder("x");
    for (int n = random.nextInt(most / 4); n > 0; n--) {
      text.append(lines && random.nextInt(4) == 0 ? "\n".repeat(1 + random.nextInt(3)) : " ");
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.length() > 90 && !lines ? text.substring(0, 80) + "x" : text.toString();
  }

  /** Whatever a file holds, it is read or refused, and soon. */
  @Test
  @Timeout(30)
  void noiseNeverHangsOrThrows() {
    Random random = new Random(7);
    String signs = "<>&;:-.0123456789vWEBTN \n\r\t\0#xü\uD800";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "WEBVTT\n\n" : "");
      for (int n = random.nextInt(300); n > 0; n--) {
        text.append(
            random.nextInt(12) == 0
                ? "\n00:00:0" + random.nextInt(10) + ".000 --> 00:00:09.000\n"
                : signs.charAt(random.nextInt(signs.length())));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(CaptionFile.readTranscript(bytes, 10_000)).isNotNull();
    }
  }

  /** Each would take hours if reading took the square of its length. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "&",
        "-->\n",
        "<v ",
        "a:",
        "1\n",
        " ",
        "{\\",
        "00:00:00,000 --> ",
        "A A ",
        "\n \n",
        "<>"
      })
  @Timeout(20)
  void aLongFileTakesNoTime(String part) {
    for (String head :
        List.of("WEBVTT\n\n00:00.000 --> 00:01.000\n", "00:00:00,000 --> 00:00:01,000\n", "A")) {
      byte[] bytes =
          (head + part.repeat(1_000_000 / part.length())).getBytes(StandardCharsets.UTF_8);
      assertThat(CaptionFile.readTranscript(bytes, 10_000)).isNotNull();
    }
  }

  @Test
  void moreThanAnybodyNeedsIsRefused() {
    assertThat(CaptionFile.read(new byte[CaptionFile.LARGEST + 1]))
        .isInstanceOf(Captions.Refused.class);
    assertThat(
            CaptionFile.read(
                "00:00:00,000 --> 00:00:01,000\na\n"
                    .repeat(30_000)
                    .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Captions.Refused.class);
  }
}
