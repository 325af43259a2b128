package de.kaliregion.obenunten.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captions are told from other texts. */
class CaptionsInspectorTest {
  @TempDir Path folder;

  private Optional<Format> recognised(String text, Charset charset) throws Exception {
    Path file = Files.write(folder.resolve("text"), text.getBytes(charset));
    try (Bytes bytes = Bytes.open(file)) {
      return CaptionsInspector.recognise(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WEBVTT\n\n00:01.000 --> 00:02.000\nWörter\n",
        "\ufeffWEBVTT - Führung\r\n\r\nNOTE nichts\r\n\r\n00:01.000 --> 00:02.000\r\nWörter",
        "WEBVTT\r\r00:01.000 --> 00:02.000\rWörter"
      })
  void webVtt(String text) throws Exception {
    assertThat(recognised(text, StandardCharsets.UTF_8)).contains(Format.WEBVTT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\n00:00:01,000 --> 00:00:02,000\nWörter\n",
        "\n\n1\r\n00:00:01,000 --> 00:00:02,000 X1:0\r\nWörter\r\n",
        "1\n00:00:01.000 --> 00:00:02.000\nWörter\n",
        "00:00:01,000 --> 00:00:02,000\nWörter\n",
        "1\n0:0:1,0 --> 0:0:2,5\nWörter\n"
      })
  void subRipHoweverItIsEncoded(String text) throws Exception {
    assertThat(recognised(text, StandardCharsets.UTF_8)).contains(Format.SUBRIP);
    assertThat(recognised(text, Charset.forName("windows-1252"))).contains(Format.SUBRIP);
    assertThat(recognised("\ufeff" + text, StandardCharsets.UTF_16LE)).contains(Format.SUBRIP);
    assertThat(recognised("\ufeff" + text, StandardCharsets.UTF_16BE)).contains(Format.SUBRIP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WEBVTT",
        "WEBVTT\n\nNOTE nichts\n",
        "WEBVT\n\n00:01.000 --> 00:02.000\nWörter\n",
        "webvtt\n\n00:01.000 --> 00:02.000\nWörter\n",
        " WEBVTT\n\n00:01.000 --> 00:02.000\nWörter\n",
        "WEBVTTX\n\n00:01.000 --> 00:02.000\nWörter\n",
        "00:01.000 --> 00:02.000\nWörter\n"
      })
  void captionsThatBrowsersRejectAreRefusedWithTheLine(String text) {
    assertThatThrownBy(() -> recognised(text, StandardCharsets.UTF_8))
        .isInstanceOf(RefusedException.class)
        .hasMessageMatching("(?is).*line 1:.*");
  }

  @Test
  void webVttOfOtherEncodingsIsWrittenAnewLikeAllCaptions() throws Exception {
    String text = "WEBVTT\n\n00:01.000 --> 00:02.000\nWörter";

    assertThat(recognised(text, StandardCharsets.ISO_8859_1)).contains(Format.WEBVTT);
    assertThat(recognised("\ufeff" + text, StandardCharsets.UTF_16LE)).contains(Format.WEBVTT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nur Text.\n",
        "<!-- 00:01.000 --> 00:02.000 -->\n<html></html>",
        "a\u0000b --> c",
        "a --> b\n"
      })
  void otherTextsAreNone(String text) throws Exception {
    assertThat(recognised(text, StandardCharsets.UTF_8)).isEmpty();
  }
}
