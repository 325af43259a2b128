package de.kaliregion.obenunten.media.render.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.media.render.RenderException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors see of a picture, whatever it was taken with. */
class PictureRendererTest {
  private static final Path PHOTO =
      Workshop.SAMPLES.resolve(Path.of("pic2", "IMG_20200124_231153.jpg"));

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

  private Derivatives render(String file, String mediaType) throws Exception {
    return render(workshop.file(file), mediaType);
  }

  private Derivatives render(Path file, String mediaType) throws Exception {
    PictureRenderer renderer = new PictureRenderer(workshop.sandbox(), workshop.blobs());
    return workshop.render(renderer, Workshop.picture(file, mediaType));
  }

  /** The photograph with all that its camera noted, at 640 pixels: most questions need no more. */
  private Path small() throws Exception {
    workshop.run("vips", "thumbnail", PHOTO.toString(), "small.jpg", "640");
    return workshop.file("small.jpg");
  }

  private static List<String> names(Derivatives made) {
    return made.renditions().stream().map(Rendition::name).toList();
  }

  private void assertColour(Rendition rendition, int x, int y, int... expected) throws Exception {
    int[] found = workshop.colour(rendition, x, y);
    for (int band = 0; band < 3; band++) {
      // A grey picture has one band for all three.
      assertThat(found[Math.min(band, found.length - 1)])
          .as(rendition.name() + " at " + x + "," + y + ": " + Arrays.toString(found))
          .isCloseTo(expected[band], within(8));
    }
  }

  @Test
  void comesInFourWidthsAsJpegAndThenAsWebp() throws Exception {
    Derivatives made = render(PHOTO, "image/jpeg");

    assertThat(names(made))
        .containsExactly(
            "grube-2560.jpg",
            "grube-1600.jpg",
            "grube-960.jpg",
            "grube-480.jpg",
            "grube-2560.webp",
            "grube-1600.webp",
            "grube-960.webp",
            "grube-480.webp");
    for (Rendition rendition : made.renditions()) {
      assertThat(workshop.run("vipsheader", workshop.stored(rendition).toString()))
          .contains(rendition.dimensions().orElseThrow().width() + "x")
          .contains("x" + rendition.dimensions().orElseThrow().height())
          .contains("3 bands, srgb")
          .contains(rendition.name().endsWith("jpg") ? "jpegload" : "webpload");
    }
    assertThat(workshop.run("exiftool", "-s3", "-EncodingProcess", stored(made, 0)))
        .startsWith("Progressive");
  }

  private String stored(Derivatives made, int index) throws Exception {
    return workshop.stored(made.renditions().get(index)).toString();
  }

  @Test
  void beginsWithATinyPictureInThePageItself() throws Exception {
    String placeholder = render(small(), "image/jpeg").placeholder().orElseThrow();

    assertThat(placeholder).startsWith("data:image/webp;base64,").hasSizeLessThan(400);
  }

  @Test
  void makesTheSameAgainWhenAskedAgain() throws Exception {
    Path photo = small();

    assertThat(render(photo, "image/jpeg")).isEqualTo(render(photo, "image/jpeg"));
  }

  @ParameterizedTest
  @CsvSource({
    "700, 500, 'grube-700.jpg grube-480.jpg grube-700.webp grube-480.webp'",
    "480, 20, 'grube-480.jpg grube-480.webp'",
    "1, 1, 'grube-1.jpg grube-1.webp'",
    // So high a scroll would be a large file at the width of a screen.
    "1000, 9600, 'grube-400.jpg grube-400.webp'",
    "3000, 8, 'grube-2560.jpg grube-1600.jpg grube-960.jpg grube-480.jpg"
        + " grube-2560.webp grube-1600.webp grube-960.webp grube-480.webp'"
  })
  void isNeverEnlarged(int width, int height, String expected) throws Exception {
    workshop.run("vips", "black", "black.png", "" + width, "" + height, "--bands", "3");

    assertThat(names(render("black.png", "image/png"))).containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void standsUprightHoweverTheCameraWasHeld(int orientation) throws Exception {
    Files.write(workshop.file("turned.ppm"), asTheCameraHeldIt(orientation));
    workshop.run("vips", "copy", "turned.ppm", "turned.jpg[Q=100]");
    workshop.run("exiftool", "-q", "-n", "-Orientation=" + orientation, "turned.jpg");

    for (Rendition rendition : render("turned.jpg", "image/jpeg").renditions()) {
      Rendition.Dimensions size = rendition.dimensions().orElseThrow();
      assertThat((double) size.width() / size.height()).isCloseTo(1.5, within(0.02));
      assertColour(rendition, size.width() / 4, size.height() / 4, 255, 0, 0);
      assertColour(rendition, size.width() * 3 / 4, size.height() / 4, 0, 255, 0);
      assertColour(rendition, size.width() / 4, size.height() * 3 / 4, 0, 0, 255);
      assertColour(rendition, size.width() * 3 / 4, size.height() * 3 / 4, 255, 255, 255);
    }
  }

  /**
   * A picture that is, upright, red and green above blue and white, and wider than high; as it is
   * stored with each value of the orientation (Exif 2.32, 4.6.4).
   */
  private static byte[] asTheCameraHeldIt(int orientation) {
    boolean onItsSide = orientation > 4;
    int width = onItsSide ? 400 : 600;
    int height = onItsSide ? 600 : 400;
    byte[] header = ("P6 " + width + " " + height + " 255\n").getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    picture.writeBytes(header);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int flippedX = width - 1 - x;
        int flippedY = height - 1 - y;
        picture.writeBytes(
            switch (orientation) {
              case 1 -> upright(x, y);
              case 2 -> upright(flippedX, y);
              case 3 -> upright(flippedX, flippedY);
              case 4 -> upright(x, flippedY);
              case 5 -> upright(y, x);
              case 6 -> upright(flippedY, x);
              case 7 -> upright(flippedY, flippedX);
              default -> upright(y, flippedX);
            });
      }
    }
    return picture.toByteArray();
  }

  private static byte[] upright(int x, int y) {
    boolean right = x >= 300;
    if (y < 200) {
      return right ? new byte[] {0, -1, 0} : new byte[] {-1, 0, 0};
    }
    return right ? new byte[] {-1, -1, -1} : new byte[] {0, 0, -1};
  }

  @Test
  void showsPrintersRedAsRed() throws Exception {
    plain("cmyk", "0 255 255 0");
    workshop.run("vips", "copy", "cmyk.v", "cmyk.tif", "--interpretation", "cmyk");

    for (Rendition rendition : render("cmyk.tif", "image/tiff").renditions()) {
      assertColour(rendition, 100, 100, 228, 31, 37);
    }
  }

  /** A plain picture of this colour, 640 by 480. */
  private void plain(String name, String colour) throws Exception {
    int bands = colour.split(" ").length;
    workshop.run("vips", "black", name + "-black.v", "640", "480", "--bands", "" + bands);
    workshop.run("vips", "linear", name + "-black.v", name + ".v", "1", colour, "--uchar");
  }

  @Test
  void showsTheRedOfPhonesAsTheScreenNeedsIt() throws Exception {
    plain("p3", "194 60 60");
    workshop.run("vips", "copy", "p3.v", "srgb.v", "--interpretation", "srgb");
    workshop.run("vips", "jpegsave", "srgb.v", "p3.jpg", "--Q", "98", "--profile", "p3");

    for (Rendition rendition : render("p3.jpg", "image/jpeg").renditions()) {
      // Out of the smaller space of sRGB this red needs more red and less of the others.
      int[] found = workshop.colour(rendition, 100, 100);
      assertThat(found[0]).isGreaterThan(204);
      assertThat(found[1]).isLessThan(55);
    }
  }

  @Test
  void passesOverAProfileThatCannotBeUsed() throws Exception {
    plain("grey", "120 130 140");
    workshop.run("vips", "copy", "grey.v", "srgb.v", "--interpretation", "srgb");
    workshop.run("vips", "jpegsave", "srgb.v", "odd.jpg", "--Q", "98", "--profile", "p3");
    byte[] photo = Files.readAllBytes(workshop.file("odd.jpg"));
    int header = new String(photo, StandardCharsets.ISO_8859_1).indexOf("ICC_PROFILE");
    Arrays.fill(photo, header + 300, header + 500, (byte) 0xAA);
    Files.write(workshop.file("odd.jpg"), photo);

    for (Rendition rendition : render("odd.jpg", "image/jpeg").renditions()) {
      assertColour(rendition, 100, 100, 120, 130, 140);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'copy photo.v other.tif[compression=lzw,tile]', other.tif, image/tiff",
    "'copy photo.v other.tif[bigtiff,predictor=horizontal,compression=lzw]', other.tif, image/tiff",
    "'colourspace photo.v other.tif rgb16', other.tif, image/tiff",
    "'colourspace photo.v other.tif lab', other.tif, image/tiff",
    "'colourspace photo.v other.png rgb16', other.png, image/png",
    "'copy photo.v other.png[interlace]', other.png, image/png",
    "'copy photo.v other.webp[lossless]', other.webp, image/webp",
    "'copy photo.v other.gif', other.gif, image/gif",
    "'copy photo.v other.avif[Q=90]', other.avif, image/avif",
    "'copy photo.v other.heic[Q=90]', other.heic, image/heic"
  })
  void showsTheSameInEveryFormat(String command, String file, String mediaType) throws Exception {
    workshop.run("vips", "thumbnail", PHOTO.toString(), "thumb.png[strip]", "640");
    workshop.run("vips", "copy", "thumb.png", "photo.v");
    workshop.run(("vips " + command).split(" "));

    Derivatives made = render(file, mediaType);

    assertThat(names(made)).hasSize(4).contains("grube-640.jpg", "grube-480.webp");
    double[] original = means("photo.v");
    double[] found = means(stored(made, 0));
    for (int band = 0; band < 3; band++) {
      assertThat(found[band]).as(command).isCloseTo(original[band], within(4.0));
    }
  }

  @Test
  void showsTheLargestOfAPictureThatIsStoredAtSeveralSizes() throws Exception {
    workshop.run(
        "vips", "thumbnail", PHOTO.toString(), "photo.png[strip]", "640", "--size", "force");
    workshop.run("vips", "copy", "photo.png", "many.tif[compression=deflate,tile,pyramid]");

    Derivatives made =
        workshop.render(
            new PictureRenderer(workshop.sandbox(), workshop.blobs()),
            Workshop.picture(
                workshop.file("many.tif"),
                "image/tiff",
                false,
                Optional.of(new Rendition.Dimensions(640, 640))));

    assertThat(names(made)).contains("grube-640.jpg", "grube-480.webp");
  }

  /** The mean of each band. */
  private double[] means(String file) throws Exception {
    List<Double> means = new ArrayList<>();
    for (int band = 0; band < 3; band++) {
      workshop.run("vips", "extract_band", file, "band.v", "" + band);
      means.add(Double.parseDouble(workshop.run("vips", "avg", "band.v").strip()));
    }
    return means.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void keepsTransparencyInWebpAndLaysJpegOnWhite() throws Exception {
    plain("clear", "0 0");
    workshop.run("vips", "copy", "clear.v", "clear.png", "--interpretation", "b-w");

    Derivatives made = render("clear.png", "image/png");

    assertColour(made.renditions().getFirst(), 10, 10, 255, 255, 255);
    assertThat(workshop.run("vipsheader", stored(made, 2))).contains("4 bands");
  }

  @Test
  void showsTheFirstPictureOfAnAnimation() throws Exception {
    workshop.run(
        "ffmpeg",
        "-v",
        "error",
        "-f",
        "lavfi",
        "-i",
        "color=red:s=200x100:r=2:d=1",
        "-f",
        "lavfi",
        "-i",
        "color=blue:s=200x100:r=2:d=1",
        "-filter_complex",
        "[0][1]concat=n=2",
        "moving.gif");

    Derivatives made = render("moving.gif", "image/gif");

    assertThat(names(made)).containsExactly("grube-200.jpg", "grube-200.webp");
    assertColour(made.renditions().getFirst(), 100, 50, 254, 0, 0);
  }

  @Test
  void comesAsPanoramaInTheWidthsOfSpheres() throws Exception {
    workshop.run("vips", "black", "sphere.jpg", "5000", "2500", "--bands", "3");
    PictureRenderer renderer = new PictureRenderer(workshop.sandbox(), workshop.blobs());

    Derivatives made =
        workshop.render(
            renderer, Workshop.picture(workshop.file("sphere.jpg"), "image/jpeg", true));

    assertThat(names(made)).startsWith("grube-4096.jpg", "grube-2048.jpg", "grube-960.jpg");
    assertThat(made.renditions().getFirst().dimensions())
        .contains(new Rendition.Dimensions(4096, 2048));
  }

  @Test
  void carriesNothingOfWhoTookItWhereAndWithWhat() throws Exception {
    Files.copy(small(), workshop.file("secret.jpg"));
    assertThat(workshop.run("exiftool", "secret.jpg")).contains("Xiaomi");
    workshop.run(
        "exiftool",
        "-q",
        "-overwrite_original",
        "-GPSLatitude=50.82",
        "-GPSLongitude=10.12",
        "-GPSLatitudeRef=N",
        "-GPSLongitudeRef=E",
        "-Artist=Geheimrat",
        "-SerialNumber=SN4711",
        "-OwnerName=Geheimrat",
        "-IPTC:By-line=Geheimrat",
        "-XMP:Creator=Geheimrat",
        "-Comment=Geheimrat",
        "-XMP:PersonInImage=Geheimrat",
        "secret.jpg");

    Derivatives made = render("secret.jpg", "image/jpeg");

    for (Rendition rendition : made.renditions()) {
      assertBare(rendition);
    }
  }

  private void assertBare(Rendition rendition) throws Exception {
    Path file = workshop.stored(rendition);
    assertThat(workshop.run("exiftool", "-a", "-G1", "-s", file.toString()).lines())
        .as(rendition.name())
        .noneMatch(line -> line.matches("\\[(IFD|ExifIFD|GPS|IPTC|XMP|ICC|Photoshop|Maker).*"));
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("Geheimrat", "SN4711", "Xiaomi", "Exif", "http://ns.adobe.com");
  }

  @Test
  void showsWhatCanBeReadOfADamagedPicture() throws Exception {
    byte[] photo = Files.readAllBytes(small());
    Files.write(workshop.file("half.jpg"), Arrays.copyOf(photo, photo.length / 2));

    assertThat(names(render("half.jpg", "image/jpeg"))).hasSize(4);
  }

  @Test
  void tellsTheCuratorWhenThereIsNothingToRead() throws Exception {
    Files.writeString(workshop.file("no.jpg"), "no picture at all");

    assertThatThrownBy(() -> render("no.jpg", "image/jpeg"))
        .isInstanceOfSatisfying(
            RenderException.class,
            e -> {
              assertThat(e.lasting()).isTrue();
              assertThat(e.reason().in(Language.GERMAN)).contains("beschädigt", "JPEG");
              assertThat(e.reason().in(Language.ENGLISH)).contains("damaged");
            });
  }

  @Test
  void tellsHowFarItHasCome() throws Exception {
    List<Double> heard = Collections.synchronizedList(new ArrayList<>());
    PictureRenderer renderer = new PictureRenderer(workshop.sandbox(), workshop.blobs());

    workshop.render(renderer, Workshop.picture(PHOTO, "image/jpeg"), heard::add);

    assertThat(heard).hasSizeGreaterThan(10).isSorted().last().isEqualTo(1.0);
  }
}
