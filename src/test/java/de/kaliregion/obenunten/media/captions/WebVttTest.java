package de.kaliregion.obenunten.media.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Transcript.Cue;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebVttTest {
  @Test
  void aCueHasItsTimeInMillisecondsAndItsWords() {
    assertThat(WebVtt.parse("WEBVTT\n\n00:01.500 --> 01:00:02.000\nGlück auf!"))
        .containsExactly(new Cue(1_500, 3_602_000, Optional.empty(), "Glück auf!"));
  }

  @Test
  void theVoiceNamesTheSpeaker() {
    assertThat(WebVtt.parse("WEBVTT\n\n00:00.000 --> 00:01.000\n<v.loud Frau Weber>Guten Tag.</v>"))
        .containsExactly(new Cue(0, 1_000, Optional.of("Frau Weber"), "Guten Tag."));
  }

  @Test
  void markupGoesAndEscapesAreRead() {
    assertThat(
            WebVtt.parse(
                "WEBVTT\n\n00:00.000 --> 00:01.000\n<i>a</i> <00:00.500>&lt;b&gt; &amp;lt;"))
        .extracting(Cue::text)
        .containsExactly("a <b> &lt;");
  }

  @Test
  void whatIsNoCueIsPassedOver() {
    List<Cue> cues =
        WebVtt.parse(
            """
            \uFEFFWEBVTT - Lesung

            NOTE Das liest niemand.

            STYLE
            ::cue { color: white }

            1
            00:00.000 --> 00:01.000 align:start
            Eins
            und noch eine Zeile

            zwei
            00:01.000 --> 00:02.000
            Zwei
            """);

    assertThat(cues).extracting(Cue::text).containsExactly("Eins\nund noch eine Zeile", "Zwei");
  }

  @Test
  void windowsLineEndsAreReadToo() {
    assertThat(WebVtt.parse("WEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nEins\r\n"))
        .extracting(Cue::text)
        .containsExactly("Eins");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|1",
        "SUBTITLES|1",
        "WEBVTTX|1",
        "WEBVTT|1",
        "WEBVTT__words without a time|3",
        "WEBVTT__00:00.000 --> 00:01,000_a|3",
        "WEBVTT__00:00.000 --> 00:61.000_a|3",
        "WEBVTT__00:02.000 --> 00:01.000_a|3",
        "WEBVTT__00:01.000 --> 00:01.000_a|3",
        "WEBVTT__00:00.000 --> 00:01.000_a__name_00:05.000 --> 00:04.000_b|7",
        "WEBVTT__00:00.000 --> 00:01.000_<i></i>|3"
      })
  void aBrokenFileIsRefusedWithTheLineAtFault(String text, int line) {
    assertThatThrownBy(() -> WebVtt.parse(text.replace('_', '\n')))
        .asInstanceOf(InstanceOfAssertFactories.type(WebVttException.class))
        .extracting(WebVttException::line)
        .isEqualTo(line);
  }
}
