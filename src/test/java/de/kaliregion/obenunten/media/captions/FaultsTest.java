package de.kaliregion.obenunten.media.captions;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What curators read when something is wrong with their captions. */
class FaultsTest {
  private static final String GOOD = "WEBVTT\n\n00:00.000 --> 00:01.000\na\n\n";
  private static final Condition<String> WHOLE_SENTENCES =
      new Condition<>(
          text -> text.matches("(?s)\\p{Lu}.*\\.") && text.length() > 40, "whole sentences");

  private static Arguments of(Captions read, int line, String german, String english) {
    return Arguments.of(read, line, german, english);
  }

  private static Captions file(String text) {
    return CaptionFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Arguments> faultyCaptions() {
    return Stream.of(
        of(WebVtt.read("Untertitel"), 1, "setzen Sie es davor", "please put it there"),
        of(file("Untertitel"), 1, "muss WebVTT sein", "must be WebVTT"),
        of(file("WEBVTT\n"), 1, "Jeder braucht eine Zeile mit Zeiten", "Each needs a line"),
        of(file("x".repeat(CaptionFile.LARGEST + 1)), 1, "höchstens 4 MB", "at most 4 MB"),
        of(file(GOOD + "b"), 6, "setzen Sie sie über den Text", "put it above the words"),
        of(file(GOOD + "0:9 --> 1\nb"), 6, "schreiben Sie sie so", "write them like this"),
        of(file(GOOD + "00:02.000 --> 00:01.000\nb"), 6, "beide Zeiten", "check both times"),
        of(file(GOOD + "00:02.000 --> 00:03.000\n"), 6, "ergänzen Sie ihn", "add them"),
        of(file(GOOD.stripTrailing() + "\n00:02.000 --> 00:03.000\nb"), 5, "eine ein", "add one"),
        of(file(GOOD + "00:02.000 --> 00:03.000\n" + "b ".repeat(600)), 6, "geteilt", "divided"),
        of(
            file(GOOD + "00:02.000 --> 00:03.000\n<v " + "N".repeat(101) + ">b"),
            6,
            "kürzen Sie ihn",
            "shorten it"),
        of(
            CaptionFile.read((GOOD + "ä").getBytes(Charset.forName("windows-1252"))),
            1,
            "prüfen Sie die Umlaute",
            "check the umlauts"),
        of(PlainText.read("\n", 0), 1, "tippen Sie ab", "type what is heard"),
        of(PlainText.read("Guten Tag.", 0), 1, "geschätzt; bitte prüfen", "please check them"),
        of(PlainText.read("0:09 a\n\n0:08 b", 0), 3, "prüfen Sie beide", "check both"),
        of(PlainText.read("0:01 a\n\n0:08 b", 5_000), 3, "zählt deshalb nicht", "not count"));
  }

  @ParameterizedTest
  @MethodSource("faultyCaptions")
  void eachFaultIsToldInWholeSentencesWithItsLineAndWhatToDo(
      Captions captions, int line, String german, String english) {
    int found =
        switch (captions) {
          case Captions.Refused refused -> refused.line();
          case Captions.Read read -> read.remarks().getFirst().line();
        };
    Wording told =
        switch (captions) {
          case Captions.Refused refused -> refused.reason();
          case Captions.Read read -> read.remarks().getFirst().text();
        };

    assertThat(found).isEqualTo(line);
    assertThat(told.in(Language.GERMAN)).contains(german).is(WHOLE_SENTENCES);
    assertThat(told.in(Language.ENGLISH)).contains(english).is(WHOLE_SENTENCES);
    assertThat(told.in(Language.GERMAN)).isNotEqualTo(told.in(Language.ENGLISH));
  }
}
