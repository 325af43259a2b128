package de.kaliregion.obenunten.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.media.isolate.ChildJvm;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in real files, by a real process in a real sandbox. */
class IsolatedInspectorIT {
  private static final Sandbox SANDBOX = new Sandbox();
  private static final String EXIF_ORIENTATION = "-Orientation#=";

  @TempDir Path folder;
  @TempDir Path work;

  private Samples samples;
  private IsolatedInspector inspector;

  @BeforeEach
  void prepare() throws IOException {
    samples = new Samples(folder);
    inspector = Quick.inspector(SANDBOX, work);
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  private Facts accepted(Path file) throws Exception {
    Finding finding = inspector.inspect(file);
    assertThat(finding).as(file.getFileName().toString()).isInstanceOf(Finding.Accepted.class);
    return ((Finding.Accepted) finding).facts();
  }

  private String refused(Path file) throws Exception {
    Finding finding = inspector.inspect(file);
    assertThat(finding).as(file.getFileName().toString()).isInstanceOf(Finding.Refused.class);
    return ((Finding.Refused) finding).reason().in(Language.GERMAN);
  }

  @Test
  void worksHere() {
    assertThat(inspector.obstacle()).isEmpty();
  }

  @Test
  void aPhonesPhotographTellsItsDayAndWhereItWasTaken() throws Exception {
    Facts facts = accepted(Samples.PHOTO);

    assertThat(facts.mediaType()).isEqualTo("image/jpeg");
    assertThat(facts.kind()).contains(Kind.PICTURE);
    assertThat(facts.dimensions()).contains(new Dimensions(4000, 3000));
    assertThat(facts.damaged()).isFalse();
    assertThat(facts.suggestion().date()).contains("2020-06-08");
    assertThat(facts.embedded())
        .filteredOn(field -> field.name().startsWith("GPS"))
        .isNotEmpty()
        .allMatch(Facts.Embedded::personal);
  }

  @ParameterizedTest
  @CsvSource({
    "a.jpg, image/jpeg",
    "a.png, image/png",
    "a.webp, image/webp",
    "a.tif, image/tiff",
    "'a.tif[bigtiff,tile,compression=lzw]', image/tiff",
    "a.gif, image/gif",
    "a.heic, image/heic",
    "'a.avif[effort=0]', image/avif"
  })
  void aPictureIsKnownByItsContentWhateverItsName(String name, String mediaType) throws Exception {
    Path picture = samples.picture(name);
    Path disguised = Files.move(picture, folder.resolve("Grube \u202eexe.mp3\n"));

    Facts facts = accepted(disguised);

    assertThat(facts.mediaType()).isEqualTo(mediaType);
    assertThat(facts.kind()).contains(Kind.PICTURE);
    assertThat(facts.dimensions()).contains(new Dimensions(500, 375));
    assertThat(facts.damaged()).isFalse();
  }

  @Test
  void sixteenBitsAndPrintersColoursAreFine() throws Exception {
    Path picture = samples.picture("a.tif");
    String from = picture.toString();

    Path deep = samples.vips("cast", from, "deep.tif", "ushort");
    Path print = samples.vips("icc_export", from, "print.tif", "--output-profile", "cmyk");
    Path printJpeg = samples.vips("icc_export", from, "print.jpg", "--output-profile", "cmyk");

    for (Path file : List.of(deep, print, printJpeg)) {
      assertThat(accepted(file).dimensions()).contains(new Dimensions(500, 375));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void widthAndHeightAreThoseOfTheUprightPicture(int orientation) throws Exception {
    Path picture = samples.tagged(samples.picture("a.jpg"), EXIF_ORIENTATION + orientation);

    assertThat(accepted(picture).dimensions())
        .contains(orientation < 5 ? new Dimensions(500, 375) : new Dimensions(375, 500));
  }

  @Test
  void aTurnedTiffAndWebpAreUprightToo() throws Exception {
    for (String name : List.of("a.tif", "a.webp")) {
      Path picture = samples.tagged(samples.picture(name), EXIF_ORIENTATION + 6);

      assertThat(accepted(picture).dimensions()).contains(new Dimensions(375, 500));
    }
  }

  @Test
  void iptcAndXmpFillTheForm() throws Exception {
    Path picture =
        samples.tagged(
            samples.picture("a.jpg"),
            "-XMP-dc:Title=Förderturm \"Grimberg\"",
            "-IPTC:Caption-Abstract=Der Turm im Winter",
            "-XMP-dc:Creator=Erika Mustermann",
            "-IPTC:CopyrightNotice=© 1999 Stadtarchiv Heringen",
            "-XMP-xmpRights:WebStatement=https://creativecommons.org/licenses/by-sa/4.0/",
            "-XMP-photoshop:DateCreated=1925-06",
            "-IPTC:Source=Sammlung Müller",
            "-EXIF:SerialNumber=4711",
            "-EXIF:OwnerName=Max Muster");

    Facts facts = accepted(picture);

    assertThat(facts.suggestion())
        .isEqualTo(
            new Facts.Suggestion(
                Optional.of("Förderturm \"Grimberg\""),
                Optional.of("Der Turm im Winter"),
                Optional.of("Erika Mustermann"),
                Optional.of("Stadtarchiv Heringen"),
                Optional.of("https://creativecommons.org/licenses/by-sa/4.0/"),
                Optional.of("1925-06"),
                Optional.of("Sammlung Müller")));
    assertThat(facts.embedded())
        .filteredOn(field -> field.value().matches("4711|Max Muster|Erika Mustermann"))
        .hasSize(3)
        .allMatch(Facts.Embedded::personal);
  }

  @Test
  void metadataInHeicWebpAndPngAreReadToo() throws Exception {
    for (String name : List.of("a.heic", "a.webp", "a.png")) {
      Path picture =
          samples.tagged(
              samples.picture(name), "-EXIF:Artist=Erika Mustermann", "-XMP-dc:Title=Grube");

      Facts facts = accepted(picture);
      assertThat(facts.suggestion().creator()).as(name).contains("Erika Mustermann");
      assertThat(facts.suggestion().title()).as(name).contains("Grube");
    }
  }

  @Test
  void aViewAllAroundSaysSo() throws Exception {
    Path picture =
        samples.tagged(samples.picture("a.jpg"), "-XMP-GPano:ProjectionType=equirectangular");

    assertThat(accepted(picture).spherical()).isTrue();
    assertThat(accepted(samples.picture("b.jpg")).spherical()).isFalse();
  }

  @Test
  void ofMovingPicturesTheFirstCounts() throws Exception {
    for (String name : List.of("a.gif", "a.webp")) {
      Facts facts = accepted(samples.film(name, "-an"));

      assertThat(facts.kind()).contains(Kind.PICTURE);
      assertThat(facts.dimensions()).contains(new Dimensions(320, 240));
    }
  }

  @Test
  void aPhotographCutInTheMiddleIsDamagedButShown() throws Exception {
    byte[] whole = Files.readAllBytes(samples.picture("a.jpg"));
    Path half = samples.file("half.jpg", Arrays.copyOf(whole, whole.length / 2));

    Facts facts = accepted(half);

    assertThat(facts.damaged()).isTrue();
    assertThat(facts.dimensions()).contains(new Dimensions(500, 375));
  }

  @ParameterizedTest
  @CsvSource({
    "a.wav, audio/wav",
    "a.mp3, audio/mpeg",
    "a.m4a, audio/mp4",
    "a.flac, audio/flac",
    "a.ogg, audio/ogg",
    "a.opus, audio/ogg",
    "a.aac, audio/aac",
    "a.aiff, audio/aiff",
    "a.mka, audio/x-matroska",
    "a.webm, audio/webm"
  })
  void aSoundTellsHowLongItIsAndWhoMadeIt(String name, String mediaType) throws Exception {
    Path sound = samples.sound(name, "-metadata", "title=Schacht", "-metadata", "artist=Erika");

    Facts facts = accepted(sound);

    assertThat(facts.mediaType()).isEqualTo(mediaType);
    assertThat(facts.kind()).contains(Kind.SOUND);
    assertThat(facts.milliseconds())
        .hasValueSatisfying(ms -> assertThat(ms).isBetween(1900L, 2150L));
    assertThat(facts.dimensions()).isEmpty();
    if (!name.matches(".*(aac|aiff)")) {
      assertThat(facts.suggestion().title()).contains("Schacht");
      assertThat(facts.suggestion().creator()).contains("Erika");
    }
  }

  @Test
  void aSoundWithAPictureOfItsCoverIsNoFilm() throws Exception {
    Path cover = samples.picture("cover.jpg");
    Path sound =
        samples.sound("a.mp3", "-i", cover.toString(), "-map", "0", "-map", "1", "-c:v", "copy");

    assertThat(accepted(sound).kind()).contains(Kind.SOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "a.mp4, video/mp4",
    "a.mov, video/quicktime",
    "a.mkv, video/x-matroska",
    "a.webm, video/webm"
  })
  void aFilmTellsHowLargeAndHowLongItIs(String name, String mediaType) throws Exception {
    Facts facts = accepted(samples.film(name));

    assertThat(facts.mediaType()).isEqualTo(mediaType);
    assertThat(facts.kind()).contains(Kind.FILM);
    assertThat(facts.dimensions()).contains(new Dimensions(320, 240));
    assertThat(facts.milliseconds())
        .hasValueSatisfying(ms -> assertThat(ms).isBetween(1900L, 2150L));
  }

  @Test
  void aFilmHeldUprightIsHigherThanWide() throws Exception {
    Path film = samples.film("a.mov");
    Path turned = samples.remade(film, "turned.mov", "-c", "copy", "-metadata:s:v", "rotate=90");

    assertThat(accepted(turned).dimensions()).contains(new Dimensions(240, 320));
  }

  @Test
  void aFilmFromABrowsersRecorderHasNoDurationInItsHeaderAndIsMeasured() throws Exception {
    Path film = samples.film("a.webm", "-live", "1", "-f", "webm");

    assertThat(accepted(film).milliseconds())
        .hasValueSatisfying(ms -> assertThat(ms).isBetween(1900L, 2150L));
  }

  @Test
  void aPhonesFilmTellsItsDayAndWhereItWasTaken() throws Exception {
    Facts facts = accepted(Samples.FORENSICS.resolve("movie1/VID_20191220_170832.mp4"));

    assertThat(facts.dimensions()).contains(new Dimensions(1920, 1080));
    assertThat(facts.suggestion().date()).contains("2019-12-20");
    assertThat(facts.embedded())
        .filteredOn(field -> field.value().startsWith("-15.8355"))
        .isNotEmpty()
        .allMatch(Facts.Embedded::personal);
  }

  @Test
  void documentsTellTheirPagesAndModelsAndCaptionsAreKnown() throws Exception {
    Facts document = accepted(Samples.FORENSICS.resolve("text1/a-text.pdf"));
    assertThat(document.pages()).contains(2);
    assertThat(document.kind()).contains(Kind.DOCUMENT);

    Path model = samples.file("a", Samples.glb("{\"asset\":{\"version\":\"2.0\"}}", new byte[0]));
    assertThat(accepted(model).kind()).contains(Kind.MODEL);

    Path captions = samples.file("b", "WEBVTT\n\n00:01.000 --> 00:02.000\nGlück auf\n");
    assertThat(accepted(captions).mediaType()).isEqualTo("text/vtt");
    assertThat(accepted(captions).kind()).isEmpty();
  }

  @Test
  void aModelsPicturesMayNotTellWhoOrWhere() throws Exception {
    Path texture = samples.tagged(samples.picture("a.jpg"), "-all=");
    assertThat(accepted(samples.file("a", withTexture(texture))).kind()).contains(Kind.MODEL);

    samples.tagged(texture, "-GPSLatitude=50.8", "-GPSLatitudeRef=N");
    assertThat(refused(samples.file("a", withTexture(texture)))).contains("Aufnahmeort");
  }

  private static byte[] withTexture(Path texture) throws IOException {
    byte[] picture = Files.readAllBytes(texture);
    byte[] binary = Arrays.copyOf(picture, (picture.length + 3) / 4 * 4);
    String json =
        "{\"asset\":{\"version\":\"2.0\"},\"buffers\":[{\"byteLength\":%d}],"
            + "\"bufferViews\":[{\"buffer\":0,\"byteLength\":%d}],"
            + "\"images\":[{\"bufferView\":0,\"mimeType\":\"image/jpeg\"}]}";
    return Samples.glb(json.formatted(binary.length, picture.length), binary);
  }

  @Test
  void whatIsNotAcceptedIsToldInWords() throws Exception {
    assertThat(refused(Samples.FORENSICS.resolve("text1/a-text-pass-peanuts.pdf")))
        .contains("Kennwort");
    assertThat(refused(Samples.FORENSICS.resolve("text1/a-text.docx"))).contains("Büroprogramm");
    assertThat(refused(Samples.FORENSICS.resolve("movie2/movie-hello.avi")))
        .contains("AVI")
        .contains("MP4");
    assertThat(refused(samples.file("a.jpg", ""))).contains("leer");
  }

  @Test
  void leavesNothingBehind() throws Exception {
    inspector.inspect(Samples.PHOTO);

    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aLinkStandsForItsFile() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.jpg"), Samples.PHOTO);

    assertThat(accepted(link).mediaType()).isEqualTo("image/jpeg");
  }

  @Test
  void aFileThatTakesTooLongIsRefused() throws Exception {
    IsolatedInspector impatient =
        new IsolatedInspector(SANDBOX, work, Duration.ofMillis(1), ChildJvm::likeThisOne);

    assertTooSlow(impatient.inspect(samples.file("a.srt", "1\n")));
  }

  /** On a busy machine the clock says little: what counts is what the process has used up. */
  @Test
  void aFileThatUsesUpItsProcessorTimeIsRefused() throws Exception {
    Path bomb = samples.file("bomb.pdf", HostileFiles.documentThatInflates());
    IsolatedInspector impatient =
        new IsolatedInspector(SANDBOX, work, Duration.ofMillis(300), ChildJvm::likeThisOne);

    assertTooSlow(impatient.inspect(bomb));
  }

  private static void assertTooSlow(Finding finding) {
    assertThat(finding)
        .isInstanceOfSatisfying(
            Finding.Refused.class,
            refused -> {
              assertThat(refused.reason().in(Language.GERMAN)).contains("Sekunde");
              assertThat(refused.reason().in(Language.ENGLISH)).contains("second");
            });
  }

  @Test
  void aProcessThatOthersKillIsNotTheFilesFault() throws Exception {
    FutureTask<Finding> task = new FutureTask<>(() -> inspector.inspect(Samples.PHOTO));
    Thread.ofPlatform().start(task);
    while (!task.isDone() && !killed()) {
      Thread.onSpinWait();
    }

    assertThatThrownBy(task::get).hasCauseInstanceOf(IOException.class);
  }

  /** Kills the inspection, once it is there. */
  private static boolean killed() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .anyMatch(ProcessHandle::destroyForcibly);
  }

  @Test
  void aDocumentThatNeedsMoreMemoryThanThereIsIsRefused() throws Exception {
    Path bomb = samples.file("bomb.pdf", HostileFiles.documentThatInflates());

    assertThat(refused(bomb)).contains("beschädigt");
  }

  @Test
  void endsWithTheThreadThatWaits() throws Exception {
    FutureTask<Finding> task = new FutureTask<>(() -> inspector.inspect(Samples.PHOTO));
    Thread thread = Thread.ofPlatform().start(task);
    thread.interrupt();

    assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aFileThatIsNotThereIsAFaultOfThisMachine() {
    assertThatThrownBy(() -> inspector.inspect(folder.resolve("nothing")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void captionsOfOlderProgramsAreKnown() throws Exception {
    String text = "1\r\n00:00:01,000 --> 00:00:02,000\r\nGlück auf\r\n";

    for (var charset : List.of("UTF-8", "windows-1252")) {
      Path file = samples.file("a.txt", text.getBytes(charset));
      assertThat(accepted(file).mediaType()).isEqualTo("application/x-subrip");
    }
    Path wide = samples.file("b.txt", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
    assertThat(accepted(wide).mediaType()).isEqualTo("application/x-subrip");
  }
}
