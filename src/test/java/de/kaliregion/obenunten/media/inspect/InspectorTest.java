package de.kaliregion.obenunten.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Rendition.Dimensions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real files of the collection. */
class InspectorTest {
  private static final Path ITEMS = Path.of("media/items");

  private final Inspector inspector = new Inspector();

  @TempDir Path folder;

  @Test
  void aWebpPictureHasTypeAndDimensions() throws IOException {
    Inspection found = inspector.inspect(ITEMS.resolve("goldraum.webp"));

    assertThat(found.mediaType()).isEqualTo("image/webp");
    assertThat(found.dimensions()).map(Dimensions::width).contains(1600);
    assertThat(found.milliseconds()).isEmpty();
  }

  @Test
  void aJpegPictureHasTheDimensionsThatAReaderOfPicturesSees() throws IOException {
    Path file = ITEMS.resolve("kristallgrotte.jpg");
    BufferedImage picture = ImageIO.read(file.toFile());

    assertThat(inspector.inspect(file))
        .isEqualTo(
            new Inspection(
                "image/jpeg",
                Optional.of(new Dimensions(picture.getWidth(), picture.getHeight())),
                Optional.empty()));
  }

  @Test
  void aPngPictureHasTypeAndDimensions() throws IOException {
    Path file = folder.resolve("plan.png");
    ImageIO.write(new BufferedImage(37, 11, BufferedImage.TYPE_INT_RGB), "png", file.toFile());

    assertThat(inspector.inspect(file).mediaType()).isEqualTo("image/png");
    assertThat(inspector.inspect(file).dimensions()).contains(new Dimensions(37, 11));
  }

  @Test
  void aSoundHasItsDuration() throws IOException {
    Inspection found = inspector.inspect(ITEMS.resolve("lesung-bohrung-5.mp3"));

    assertThat(found.mediaType()).isEqualTo("audio/mpeg");
    assertThat(found.milliseconds())
        .hasValueSatisfying(milliseconds -> assertThat(milliseconds).isBetween(10_000L, 600_000L));
  }

  @Test
  void aFilmHasDurationAndDimensions() throws IOException {
    Inspection found = inspector.inspect(ITEMS.resolve("seilfahrt-film.mp4"));

    assertThat(found.mediaType()).isEqualTo("video/mp4");
    assertThat(found.dimensions()).isPresent();
    assertThat(found.milliseconds()).isPresent();
  }

  @Test
  void theContentCountsAndNotTheName() throws IOException {
    Path disguised = folder.resolve("picture.webp");
    Files.copy(ITEMS.resolve("schachtsignale.mp3"), disguised);

    assertThat(inspector.inspect(disguised).mediaType()).isEqualTo("audio/mpeg");
  }

  @Test
  void aPlaylistNamedAsAFilmIsNoFilm() throws IOException {
    Path playlist = folder.resolve("film.mp4");
    Files.writeString(playlist, "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");

    assertThat(inspector.inspect(playlist).mediaType()).doesNotStartWith("video/mp4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"goldraum.webp", "kristallgrotte.jpg", "schachtsignale.mp3", "seilfahrt-film.mp4"})
  void aFileCutShortIsRefusedOrToldWithoutWhatIsMissingButNeverFailsOtherwise(String name)
      throws IOException {
    byte[] whole = Files.readAllBytes(ITEMS.resolve(name));
    Path cut = folder.resolve(name);
    for (int length : new int[] {0, 1, 4, 12, 16, 30, 64, 200, 1_000, whole.length / 2}) {
      Files.write(cut, Arrays.copyOf(whole, length));
      try {
        assertThat(inspector.inspect(cut).mediaType()).isNotBlank();
      } catch (IOException e) {
        assertThat(e).hasMessageNotContainingAny("/etc/", "Exception");
      }
    }
  }

  @Test
  void aFileThatIsNotThereIsAnErrorOfInput() {
    assertThatThrownBy(() -> inspector.inspect(folder.resolve("nothing.webp")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void everyMediaFileOfTheCollectionIsUnderstood() throws IOException {
    try (Stream<Path> files = Files.list(ITEMS)) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*(webp|jpg|png|mp3|mp4)")).toList()) {
        Inspection found = inspector.inspect(file);
        assertThat(found.dimensions().isPresent() || found.milliseconds().isPresent())
            .as(file.toString())
            .isTrue();
      }
    }
  }
}
