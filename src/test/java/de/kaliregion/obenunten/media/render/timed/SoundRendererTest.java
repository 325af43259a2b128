package de.kaliregion.obenunten.media.render.timed;

import static de.kaliregion.obenunten.media.render.timed.Workplace.REAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.media.render.RenderException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of sounds. */
class SoundRendererTest {
  private static final Path READING = Path.of("media/items/lesung-1402.mp3");
  private static final Path RIDE = Path.of("media/items/seilfahrt-klang.mp3");

  @TempDir static Path folder;
  private static Workplace workplace;
  private static SoundRenderer renderer;
  private static Path ridden;

  @BeforeAll
  static void open() throws Exception {
    workplace = new Workplace(folder);
    renderer = new SoundRenderer(workplace.sandbox, workplace.blobs);
  }

  @AfterAll
  static void close() throws Exception {
    workplace.close();
  }

  /** Made once: it lasts a minute. */
  private static synchronized Path ride() throws Exception {
    if (ridden == null) {
      ridden = workplace.file(made(RIDE, "audio/mpeg"));
    }
    return ridden;
  }

  private static Rendition made(Path file, String mediaType) throws Exception {
    Derivatives made = workplace.render(renderer, file, mediaType);
    assertThat(made.renditions()).hasSize(1);
    assertThat(made.waveform()).isPresent();
    return made.renditions().getFirst();
  }

  private static JsonNode track(Path file) throws Exception {
    JsonNode streams = Workplace.probe(file).path("streams");
    assertThat(streams).hasSize(1);
    return streams.get(0);
  }

  @Test
  void aReadingBecomesMonoAtFortyEightKilobits() throws Exception {
    Path wav = workplace.record("reading.wav", "-i", READING.toString(), "-t", "20", "-ac", "2");

    Rendition rendition = made(wav, "audio/vnd.wave");

    assertThat(rendition.name()).isEqualTo("aufnahme.m4a");
    assertThat(rendition.mediaType()).isEqualTo("audio/mp4");
    assertThat(rendition.milliseconds().orElseThrow()).isCloseTo(20_000, within(100L));
    JsonNode track = track(workplace.file(rendition));
    assertThat(track.path("codec_name").asText()).isEqualTo("aac");
    assertThat(track.path("profile").asText()).isEqualTo("LC");
    assertThat(track.path("channels").asInt()).isEqualTo(1);
    assertThat(track.path("bit_rate").asInt()).isCloseTo(48_000, within(5_000));
  }

  @Test
  void theSoundOfAPlaceBecomesStereoAtTwiceSixtyFourKilobits() throws Exception {
    JsonNode track = track(ride());

    assertThat(track.path("channels").asInt()).isEqualTo(2);
    assertThat(track.path("bit_rate").asInt()).isCloseTo(128_000, within(15_000));
  }

  @Test
  void theIndexIsInFront() throws Exception {
    byte[] bytes = Files.readAllBytes(ride());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);

    assertThat(text.indexOf("moov")).isPositive().isLessThan(text.indexOf("mdat"));
  }

  @ParameterizedTest
  @CsvSource({"-30dB, 1", "-30dB, 2", "-12dB, 2", "8dB, 1"})
  void itIsAsLoudAsOthersAndNeverClips(String recorded, String channels) throws Exception {
    Path wav =
        workplace.record(
            "loud.wav",
            "-i",
            READING.toString(),
            "-t",
            "15",
            "-af",
            "volume=" + recorded,
            "-ac",
            channels);

    double[] loudness = Workplace.loudness(workplace.file(made(wav, "audio/vnd.wave")));

    assertThat(loudness[0]).isCloseTo(-16, within(1.0));
    assertThat(loudness[1]).isLessThanOrEqualTo(-1);
  }

  @Test
  void highPeaksAreHeldBackSoThatSpeechGetsLoudEnough() throws Exception {
    Path wav =
        workplace.record(
            "clicks.wav",
            "-i",
            READING.toString(),
            "-f",
            "lavfi",
            "-i",
            "aevalsrc='if(lt(mod(t,4),0.002),0.9,0)':s=48000:d=20",
            "-filter_complex",
            "[0:a]volume=-14dB[a];[a][1:a]amix=inputs=2:normalize=0:duration=first",
            "-t",
            "20");

    double[] loudness = Workplace.loudness(workplace.file(made(wav, "audio/vnd.wave")));

    assertThat(loudness[0]).isCloseTo(-16, within(1.5));
    assertThat(loudness[1]).isLessThanOrEqualTo(-1);
  }

  @Test
  void silenceStaysSilent() throws Exception {
    Path wav =
        workplace.record("silence.wav", "-f", "lavfi", "-i", "anoisesrc=a=0.0002:d=5:r=44100");

    double[] loudness = Workplace.loudness(workplace.file(made(wav, "audio/vnd.wave")));

    assertThat(loudness[1]).isLessThan(-60);
  }

  @ParameterizedTest
  @CsvSource({
    "voice.opus, libopus, audio/opus, -ac 1 -b:a 16k -application voip",
    "voice.ogg, libvorbis, application/ogg, -ac 2",
    "voice.mp3, libmp3lame, audio/mpeg, -ac 2 -write_xing 0",
    "voice.flac, flac, audio/x-flac, -ar 96000 -sample_fmt s32",
    "voice.m4a, aac, audio/mp4, -ar 44100",
    "voice.mov, alac, video/quicktime, -ac 2",
    "voice.mka, pcm_s24le, audio/x-matroska, -ac 2",
    "voice.webm, libopus, video/webm, -ac 1",
    "voice.wav, pcm_f32le, audio/x-wav, -ar 192000",
    "voice.aiff, pcm_s16be, audio/aiff, -ac 2",
    "voice.aac, aac, audio/aac, -ac 1",
    "voice8.wav, pcm_alaw, audio/vnd.wave, -ar 8000 -ac 1",
    "voice51.wav, pcm_s16le, audio/wav, -ac 6"
  })
  void everyContainerAndCodecPlaysInTheEnd(
      String name, String codec, String mediaType, String options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-i", READING.toString(), "-t", "6"));
    arguments.addAll(List.of("-c:a", codec));
    arguments.addAll(List.of(options.split(" ")));
    Path file = workplace.record(name, arguments.toArray(String[]::new));

    Rendition rendition = made(file, mediaType);

    assertThat(rendition.milliseconds().orElseThrow()).isCloseTo(6_000, within(150L));
    assertThat(Workplace.loudness(workplace.file(rendition))[0]).isCloseTo(-16, within(1.0));
    assertThat(track(workplace.file(rendition)).path("sample_rate").asInt()).isIn(44_100, 48_000);
  }

  @ParameterizedTest
  @CsvSource({
    "audio1/debian.wav, audio/vnd.wave",
    "audio1/debian.mp3, audio/mpeg",
    "audio1/debian.ogg, audio/vorbis"
  })
  void realRecordingsOfSpeechAreTakenForSpeech(String name, String mediaType) throws Exception {
    Rendition rendition = made(REAL.resolve(name), mediaType);

    assertThat(rendition.milliseconds().orElseThrow()).isCloseTo(5_400, within(150L));
    assertThat(track(workplace.file(rendition)).path("channels").asInt()).isEqualTo(1);
  }

  @Test
  void nothingPrivateAndNoCoverGoesAlong() throws Exception {
    Path cover =
        workplace.record("cover.png", "-f", "lavfi", "-i", "testsrc=s=64x64", "-frames:v", "1");
    Path file =
        workplace.record(
            "private.mp3",
            "-i",
            READING.toString(),
            "-i",
            cover.toString(),
            "-map",
            "0:a",
            "-map",
            "1:v",
            "-t",
            "3",
            "-c:v",
            "copy",
            "-disposition:v",
            "attached_pic",
            "-metadata",
            "title=Geheim",
            "-metadata",
            "artist=Erika Mustermann",
            "-metadata",
            "comment=50.82,10.12",
            "-metadata",
            "date=1962");

    String tags = Workplace.tags(workplace.file(made(file, "audio/mpeg")));

    assertThat(tags).doesNotContain("Geheim", "Mustermann", "50.82", "1962", "Lavf", "Lavc");
    assertThat(tags).contains("CreateDate                      : 0000:00:00 00:00:00");
  }

  @Test
  void progressNeverGoesBackAndEndsAtOne() throws Exception {
    List<Double> heard = Collections.synchronizedList(new ArrayList<>());

    workplace.render(renderer, RIDE, "audio/mpeg", heard::add);

    assertThat(heard).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(2);
    assertThat(heard.getFirst()).isPositive();
    assertThat(heard.getLast()).isEqualTo(1.0);
  }

  @Test
  void theSameComesOutAgain() throws Exception {
    assertThat(made(REAL.resolve("audio1/debian.ogg"), "audio/ogg"))
        .isEqualTo(made(REAL.resolve("audio1/debian.ogg"), "audio/ogg"));
  }

  @Test
  void aSoundOfAnInstantIsASoundToo() throws Exception {
    Path wav = workplace.record("instant.wav", "-f", "lavfi", "-i", "sine=d=0.03");

    assertThat(made(wav, "audio/vnd.wave").milliseconds().orElseThrow()).isBetween(20L, 120L);
  }

  @Test
  void aFileWithoutSoundIsRefusedInBothLanguages() throws Exception {
    Path wav = workplace.record("empty.wav", "-f", "lavfi", "-i", "sine=d=1", "-t", "0");

    assertThatThrownBy(() -> made(wav, "audio/vnd.wave"))
        .asInstanceOf(InstanceOfAssertFactories.type(RenderException.class))
        .satisfies(refusal -> {
          assertThat(refusal.lasting()).isTrue();
          assertThat(refusal.reason().in(Language.GERMAN)).contains("kein Ton");
          assertThat(refusal.reason().in(Language.ENGLISH)).contains("no sound");
        });
  }

  @Test
  void aRecordingOfWhichMostIsMissingIsRefused() throws Exception {
    Path whole =
        workplace.record(
            "whole.m4a", "-i", READING.toString(), "-t", "20", "-movflags", "+faststart");
    byte[] bytes = Files.readAllBytes(whole);
    Path part = Files.write(folder.resolve("part.m4a"), Arrays.copyOf(bytes, bytes.length / 3));

    assertThatThrownBy(() -> made(part, "audio/mp4"))
        .asInstanceOf(InstanceOfAssertFactories.type(RenderException.class))
        .extracting(refusal -> refusal.reason().in(Language.GERMAN))
        .asString()
        .contains("bricht ab");
  }

  @Test
  void whatIsNoSoundAtAllIsRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mp3"), "Glück auf! ".repeat(1000));

    assertThatThrownBy(() -> made(text, "audio/mpeg"))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> made(text, "text/plain"))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("WAV");
  }
}
