package de.kaliregion.obenunten.media.render.picture;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.TilePack;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows once a picture can be shown: AVIF, and tiles for deep zoom. */
class LaterStagesTest {
  private static final Path PHOTO = Workshop.SAMPLES.resolve("pic2/IMG_20200608_111614.jpg");

  @TempDir Path room;
  private Workshop workshop;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(room);
  }

  @AfterEach
  void close() throws Exception {
    workshop.close();
  }

  @Test
  void avifComesInTheWidthsOfTheJpegAndHoldsNothingPrivate() throws Exception {
    workshop.run("vips", "thumbnail", PHOTO.toString(), "small.jpg", "1000", "--size", "down");

    Derivatives made =
        workshop.render(
            new AvifRenderer(workshop.sandbox(), workshop.blobs()),
            Workshop.picture(workshop.file("small.jpg"), "image/jpeg"));

    assertThat(made.renditions())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file.mediaType()).isEqualTo("image/avif"));
    assertThat(made.renditions().getFirst().dimensions().map(d -> Math.max(d.width(), d.height())))
        .contains(1000);
    for (Rendition rendition : made.renditions()) {
      assertThat(workshop.run("exiftool", "-a", "-G1", workshop.stored(rendition).toString()))
          .doesNotContain("GPS", "Xiaomi");
    }
  }

  @Test
  void tilesCoverThePictureAndLieUncompressedInOneFile() throws Exception {
    // A size that is no multiple of the tiles'.
    workshop.run(
        "vips",
        "thumbnail",
        PHOTO.toString(),
        "odd.jpg",
        "1301",
        "--size",
        "force",
        "--height",
        "777");

    Derivatives made =
        workshop.render(
            new TileRenderer(workshop.sandbox(), workshop.blobs()),
            Workshop.picture(
                workshop.file("odd.jpg"),
                "image/jpeg",
                false,
                Optional.of(new Rendition.Dimensions(1301, 777))));

    TilePack pack = made.tiles().orElseThrow();
    assertThat(pack.dimensions()).isEqualTo(new Rendition.Dimensions(1301, 777));
    assertThat(pack.tileSize()).isEqualTo(512);
    try (ZipFile zip = new ZipFile(workshop.stored(pack.sha256()).toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      assertThat(entries)
          .allSatisfy(entry -> assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED));
      assertThat(entries.stream().map(ZipEntry::getName))
          .contains(
              "full/max/0/default.jpg",
              "0,0,512,512/512,512/0/default.jpg",
              "1024,512,277,265/277,265/0/default.jpg");
    }
  }
}
