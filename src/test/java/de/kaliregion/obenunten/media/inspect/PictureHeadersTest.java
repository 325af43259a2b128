package de.kaliregion.obenunten.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The readers of headers, with files that real programs wrote and thousands of broken ones. */
class PictureHeadersTest {
  private static final int VARIANTS = 400;

  @TempDir Path folder;

  private Optional<Picture> header(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("picture"), content);
    try (Bytes bytes = Bytes.open(file)) {
      Optional<Format> format =
          Signature.of(bytes).filter(found -> found.family() == Format.Family.PICTURE);
      return format.isEmpty()
          ? Optional.empty()
          : Optional.of(PictureInspector.header(format.get(), bytes));
    } catch (IOException | RefusedException e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.jpg",
        "a.jpg[interlace]",
        "a.png",
        "a.png[interlace]",
        "a.gif",
        "a.webp",
        "a.webp[lossless]",
        "a.tif",
        "a.tif[bigtiff]",
        "a.tif[tile,pyramid]",
        "a.heic",
        "a.avif[effort=0]"
      })
  void tellTheSizeAndNeitherHangNorCrashOverBrokenOnes(String name) throws Exception {
    byte[] whole = Files.readAllBytes(new Samples(folder).picture(name));
    Picture picture = header(whole).orElseThrow();
    assertThat(picture.width()).isEqualTo(500);
    assertThat(picture.height()).isEqualTo(375);
    assertThat(picture.damaged()).isFalse();

    Random random = new Random(name.hashCode());
    long start = System.nanoTime();
    for (int i = 0; i < VARIANTS; i++) {
      header(broken(whole, random));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  private static byte[] broken(byte[] whole, Random random) {
    byte[] file =
        random.nextBoolean() ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
    int most = Math.min(file.length, random.nextBoolean() ? 600 : file.length);
    for (int n = random.nextInt(20); n > 0 && most > 0; n--) {
      file[random.nextInt(most)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt(256));
    }
    return file;
  }

  @Test
  void aPictureCutShortIsDamagedWhereDecodersShowItsBeginning() throws Exception {
    for (String name : new String[] {"a.jpg", "a.png", "a.gif"}) {
      byte[] whole = Files.readAllBytes(new Samples(folder).picture(name));

      assertThat(header(Arrays.copyOf(whole, whole.length / 2)).orElseThrow().damaged())
          .as(name)
          .isTrue();
      assertThat(header(Arrays.copyOf(whole, 30))).as(name).isEmpty();
    }
  }

  @Test
  void whatPhonesAppendToAPhotographDoesNotMatter() throws Exception {
    byte[] photograph = Files.readAllBytes(new Samples(folder).picture("a.jpg"));
    byte[] film = Samples.box("ftyp", Samples.latin1("mp42\0\0\0\0isommp42"));
    byte[] motion = Samples.joined(photograph, film, new byte[10_000]);

    Picture picture = header(motion).orElseThrow();

    assertThat(picture.damaged()).isFalse();
    assertThat(picture.end()).isEqualTo(photograph.length);
    Path file = Files.write(folder.resolve("motion.jpg"), motion);
    try (Bytes bytes = Bytes.open(file)) {
      Stowaway.refuse(bytes, Format.JPEG, picture.end());
    }
  }
}
