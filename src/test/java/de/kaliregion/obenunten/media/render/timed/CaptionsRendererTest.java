package de.kaliregion.obenunten.media.render.timed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.media.render.RenderException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of uploaded captions. */
class CaptionsRendererTest {
  @TempDir Path folder;
  private Workplace workplace;
  private CaptionsRenderer renderer;

  @BeforeEach
  void open() throws Exception {
    workplace = new Workplace(folder);
    renderer = new CaptionsRenderer(workplace.blobs);
  }

  @AfterEach
  void close() throws Exception {
    workplace.close();
  }

  private Rendition made(Path file, String mediaType) throws Exception {
    return workplace.render(renderer, file, mediaType).renditions().getFirst();
  }

  @Test
  void subRipBecomesWebVtt() throws Exception {
    Path file = folder.resolve("a.srt");
    Files.writeString(
        file,
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Glück auf</i> & mehr\r\n",
        Charset.forName("windows-1252"));

    Rendition rendition = made(file, "application/x-subrip");

    assertThat(rendition.name()).isEqualTo("aufnahme.vtt");
    assertThat(rendition.mediaType()).isEqualTo("text/vtt");
    assertThat(rendition.milliseconds()).contains(2_000L);
    assertThat(workplace.file(rendition))
        .hasContent("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nGlück auf &amp; mehr\n");
  }

  @Test
  void webVttIsWrittenAnewWithoutItsStylesAndNotes() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("a.vtt"),
            "WEBVTT\n\nSTYLE\n::cue { background: url(http://example.org/x) }\n\nNOTE geheim\n\n"
                + "00:01.000 --> 00:02.000 align:end\n<v Weber>Guten <c.red>Tag</c>\n");

    assertThat(workplace.file(made(file, "text/vtt")))
        .hasContent("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Weber>Guten Tag\n");
  }

  @Test
  void aFileWithoutCaptionsIsRefusedWithLineAndReason() throws Exception {
    Path file = Files.writeString(folder.resolve("a.vtt"), "WEBVTT\n\n00:00 --> 00:01\na\n");

    assertThatThrownBy(() -> made(file, "text/vtt"))
        .asInstanceOf(InstanceOfAssertFactories.type(RenderException.class))
        .satisfies(refusal -> {
          assertThat(refusal.lasting()).isTrue();
          assertThat(refusal.reason().in(Language.GERMAN)).startsWith("Zeile 3: Die Zeiten");
          assertThat(refusal.reason().in(Language.ENGLISH)).startsWith("Line 3: The times");
        });
  }
}
