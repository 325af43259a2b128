package de.kaliregion.obenunten.media.render.timed;

import static de.kaliregion.obenunten.media.render.timed.Workplace.REAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.media.render.RenderException;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of films. */
class FilmRendererTest {
  private static final Path PHONES_FILM = REAL.resolve("movie1/VID_20191220_170832.mp4");
  private static final String[] TONE = {"-f", "lavfi", "-i", "sine=440:d=9"};

  @TempDir static Path folder;
  private static Workplace workplace;
  private static FilmRenderer small;
  private static FilmRenderer large;
  private static Derivatives phonesFilm;

  @BeforeAll
  static void open() throws Exception {
    workplace = new Workplace(folder);
    small = new FilmRenderer(workplace.sandbox, workplace.blobs, FilmSize.SMALL);
    large = new FilmRenderer(workplace.sandbox, workplace.blobs, FilmSize.LARGE);
  }

  @AfterAll
  static void close() throws Exception {
    workplace.close();
  }

  /** A film with the left half red and the right half blue, so that turning is seen. */
  private static Path film(String name, String size, String rate, String... options)
      throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("-f", "lavfi", "-i", "color=red:s=%s:r=%s:d=1".formatted(size, rate)));
    arguments.addAll(List.of(TONE));
    arguments.addAll(List.of("-vf", "drawbox=x=iw/2:w=iw/2:h=ih:color=blue:t=fill", "-shortest"));
    arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
    arguments.addAll(List.of(options));
    return workplace.record(name, arguments.toArray(String[]::new));
  }

  /** Made once. */
  private static synchronized Derivatives madeOfThePhonesFilm() throws Exception {
    if (phonesFilm == null) {
      phonesFilm = workplace.render(small, PHONES_FILM, "video/mp4");
    }
    return phonesFilm;
  }

  private static JsonNode track(Rendition rendition, String type) throws Exception {
    for (JsonNode stream : Workplace.probe(workplace.file(rendition)).path("streams")) {
      if (stream.path("codec_type").asText().equals(type)) {
        return stream;
      }
    }
    throw new AssertionError("no " + type);
  }

  private static Rendition.Dimensions size(int width, int height) {
    return new Rendition.Dimensions(width, height);
  }

  @Test
  void aPhoneFilmBecomesAFilmOf540LinesWithStills() throws Exception {
    Derivatives made = madeOfThePhonesFilm();

    Rendition rendition = made.renditions().getFirst();
    assertThat(rendition.name()).isEqualTo("aufnahme-540.mp4");
    assertThat(rendition.mediaType()).isEqualTo("video/mp4");
    assertThat(rendition.dimensions()).contains(size(960, 540));
    assertThat(rendition.milliseconds().orElseThrow()).isCloseTo(1_600, within(200L));
    JsonNode picture = track(rendition, "video");
    assertThat(picture.path("codec_name").asText()).isEqualTo("h264");
    assertThat(picture.path("pix_fmt").asText()).isEqualTo("yuv420p");
    assertThat(picture.path("r_frame_rate").asText()).isEqualTo("30/1");
    assertThat(track(rendition, "audio").path("codec_name").asText()).isEqualTo("aac");
    assertThat(made.stills())
        .extracting(Rendition::name)
        .containsExactly(
            "aufnahme-960.jpg", "aufnahme-480.jpg", "aufnahme-960.webp", "aufnahme-480.webp");
    assertThat(made.stills().getFirst().dimensions()).contains(size(960, 540));
    assertThat(made.placeholder().orElseThrow()).hasSizeLessThan(600);
  }

  @Test
  void nothingPrivateGoesAlong() throws Exception {
    assertThat(Workplace.tags(PHONES_FILM)).contains("GPSCoordinates");

    for (Rendition rendition : madeOfThePhonesFilm().files()) {
      assertThat(Workplace.tags(workplace.file(rendition)))
          .as(rendition.name())
          .doesNotContain("GPS", "2019", "Android", "Comment", "Make ", "Model ");
    }
  }

  @Test
  void theIndexIsInFront() throws Exception {
    Derivatives made = workplace.render(small, film("index.mp4", "64x64", "25"), "video/mp4");
    byte[] bytes = Files.readAllBytes(workplace.file(made.renditions().getFirst()));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);

    assertThat(text.indexOf("moov")).isPositive().isLessThan(text.indexOf("mdat"));
  }

  @Test
  void itsSoundIsAsLoudAsOthers() throws Exception {
    Path film =
        workplace.record(
            "quiet.mkv",
            "-f",
            "lavfi",
            "-i",
            "testsrc=s=160x120:d=6",
            "-i",
            "media/items/lesung-1402.mp3",
            "-t",
            "6",
            "-af",
            "volume=-20dB",
            "-c:v",
            "libx264",
            "-c:a",
            "flac",
            "-ac",
            "6");

    Derivatives made = workplace.render(small, film, "video/x-matroska");

    double[] loudness = Workplace.loudness(workplace.file(made.renditions().getFirst()));
    assertThat(loudness[0]).isCloseTo(-16, within(1.0));
    assertThat(loudness[1]).isLessThanOrEqualTo(-1);
    assertThat(track(made.renditions().getFirst(), "audio").path("channels").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "320x240, 25, -c:a aac, 320, 240, 25/1",
    "321x241, 25, -pix_fmt yuv444p -c:a aac, 320, 240, 25/1",
    "1280x720, 50, -c:a aac, 960, 540, 25/1",
    "720x576, 25, -aspect 16:9 -c:a aac, 960, 540, 25/1",
    "720x480, 30000/1001, -aspect 4:3 -c:a aac, 720, 540, 30000/1001",
    "540x1280, 60, -c:a aac, 404, 960, 30/1",
    "64x64, 10, -an, 64, 64, 10/1",
    "2000x500, 24, -an, 960, 240, 24/1"
  })
  void itFitsIntoItsBox(
      String size, String rate, String options, int width, int height, String result)
      throws Exception {
    Path film = film("box.mp4", size, rate, options.split(" "));

    Rendition made = workplace.render(small, film, "video/mp4").renditions().getFirst();

    assertThat(made.dimensions()).contains(size(width, height));
    JsonNode picture = track(made, "video");
    assertThat(picture.path("sample_aspect_ratio").asText()).isIn("1:1", "");
    assertThat(picture.path("r_frame_rate").asText()).isEqualTo(result);
  }

  /** Red was left; turned by a quarter clockwise it is above. */
  @Test
  void aTurnedFilmComesUpright() throws Exception {
    Path lying = film("lying.mp4", "320x240", "25");
    Path turned =
        workplace.record(
            "turned.mp4", "-i", lying.toString(), "-c", "copy", "-metadata:s:v", "rotate=270");

    Derivatives made = workplace.render(small, turned, "video/mp4");

    assertThat(made.renditions().getFirst().dimensions()).contains(size(240, 320));
    assertThat(track(made.renditions().getFirst(), "video").path("side_data_list")).isEmpty();
    Path frame =
        workplace.record(
            "frame.png",
            "-i",
            workplace.file(made.renditions().getFirst()).toString(),
            "-frames:v",
            "1");
    for (Path picture : List.of(frame, workplace.file(made.stills().getFirst()))) {
      BufferedImage image = ImageIO.read(picture.toFile());
      assertThat(image.getWidth()).isEqualTo(240);
      assertThat(red(image, 120, 40)).isGreaterThan(200);
      assertThat(red(image, 120, 280)).isLessThan(60);
    }
  }

  private static int red(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) >> 16 & 0xff;
  }

  @Test
  void aFilmOfVaryingRateGetsAnEvenOne() throws Exception {
    Path film =
        workplace.record(
            "varying.mkv",
            "-f",
            "lavfi",
            "-i",
            "testsrc=s=128x96:r=60:d=4",
            "-vf",
            "select='lt(t,1)+not(mod(n,7))'",
            "-vsync",
            "vfr",
            "-c:v",
            "libx264");

    Rendition made = workplace.render(small, film, "video/x-matroska").renditions().getFirst();

    assertThat(track(made, "video").path("r_frame_rate").asText()).isEqualTo("30/1");
    assertThat(made.milliseconds().orElseThrow()).isCloseTo(4_000, within(200L));
  }

  @Test
  void highDynamicRangeIsMappedToWhatAllScreensShow() throws Exception {
    Rendition made =
        workplace.render(small, highDynamicRange(), "video/quicktime").renditions().getFirst();

    JsonNode picture = track(made, "video");
    assertThat(picture.path("color_transfer").asText()).isEqualTo("bt709");
    assertThat(picture.path("pix_fmt").asText()).isEqualTo("yuv420p");
  }

  @Test
  void highDynamicRangePlaysWhereFfmpegCannotMapIt() throws Exception {
    Ffmpeg poor =
        new Ffmpeg(workplace.sandbox) {
          @Override
          boolean knows(String filter, Path folder) {
            return false;
          }
        };

    Derivatives made =
        workplace.render(
            new FilmRenderer(poor, workplace.blobs, FilmSize.SMALL),
            highDynamicRange(),
            "video/quicktime");

    JsonNode picture = track(made.renditions().getFirst(), "video");
    assertThat(picture.path("color_transfer").asText()).isEqualTo("bt709");
    assertThat(picture.path("pix_fmt").asText()).isEqualTo("yuv420p");
    assertThat(made.stills()).isNotEmpty();
  }

  @Test
  void whatFfmpegCanDoIsKnown() throws Exception {
    Path job = Files.createDirectory(folder.resolve("filters"));

    assertThat(new Ffmpeg(workplace.sandbox).knows("scale", job)).isTrue();
    assertThat(new Ffmpeg(workplace.sandbox).knows("scal", job)).isFalse();
  }

  private static Path highDynamicRange() throws Exception {
    return workplace.record(
        "hdr.mp4",
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=320x180:d=1",
        "-vf",
        "format=yuv420p10le",
        "-c:v",
        "libx265",
        "-preset",
        "ultrafast",
        "-x265-params",
        "log-level=none:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc",
        "-tag:v",
        "hvc1");
  }

  @Test
  void oneFrameIsAFilmToo() throws Exception {
    Path film = film("frame.mp4", "128x96", "25", "-frames:v", "1", "-an");

    Derivatives made = workplace.render(small, film, "video/mp4");

    assertThat(made.renditions().getFirst().milliseconds().orElseThrow()).isBetween(20L, 100L);
    assertThat(made.stills()).hasSize(2);
  }

  @Test
  void theLargeOneIsMadeOfFilmsThatAreLarger() throws Exception {
    Path high = film("high.mp4", "2560x1440", "25", "-an");

    Derivatives made = workplace.render(large, high, "video/mp4");

    assertThat(made.renditions()).extracting(Rendition::name).containsExactly("aufnahme-1080.mp4");
    assertThat(made.renditions().getFirst().dimensions()).contains(size(1920, 1080));
    assertThat(made.stills()).isEmpty();
    assertThat(workplace.render(large, film("low.mp4", "960x540", "25"), "video/mp4"))
        .isEqualTo(Derivatives.NONE);
  }

  @Test
  void aSoundWithACoverIsNoFilm() throws Exception {
    Path cover =
        workplace.record("cover.png", "-f", "lavfi", "-i", "testsrc=s=64x64", "-frames:v", "1");
    Path file =
        workplace.record(
            "cover.m4a",
            "-f",
            "lavfi",
            "-i",
            "sine=d=1",
            "-i",
            cover.toString(),
            "-map",
            "0",
            "-map",
            "1",
            "-c:v",
            "png",
            "-disposition:v",
            "attached_pic");

    assertThatThrownBy(() -> workplace.render(small, file, "audio/mp4"))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("no moving picture");
  }

  @Test
  void progressNeverGoesBackAndEndsAtOne() throws Exception {
    List<Double> heard = Collections.synchronizedList(new ArrayList<>());

    workplace.render(small, film("progress.mp4", "640x480", "30"), "video/mp4", heard::add);

    assertThat(heard).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(2);
    assertThat(heard.getLast()).isEqualTo(1.0);
  }

  @Test
  void theTracksThatNobodyWatchesAreLeftOut() throws Exception {
    Path words =
        Files.writeString(folder.resolve("words.srt"), "1\n00:00:00,000 --> 00:00:01,000\na\n");
    Path film = film("plain.mp4", "128x96", "25");
    Path full =
        workplace.record(
            "full.mkv",
            "-i",
            film.toString(),
            "-i",
            words.toString(),
            "-map",
            "0:v",
            "-map",
            "0:a",
            "-map",
            "0:a",
            "-map",
            "1",
            "-c",
            "copy",
            "-metadata",
            "title=Geheim");

    Rendition made = workplace.render(small, full, "video/x-matroska").renditions().getFirst();

    assertThat(Workplace.probe(workplace.file(made)).path("streams")).hasSize(2);
    assertThat(made.dimensions()).isEqualTo(Optional.of(size(128, 96)));
  }
}
