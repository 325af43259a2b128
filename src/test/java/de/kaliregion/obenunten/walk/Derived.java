package de.kaliregion.obenunten.walk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.media.deliver.iiif.TileMaker;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Makes real derivatives with the programs that make them for curators, in a folder. */
final class Derived {
  private static final String JPEG = "jpg[Q=80,strip]";
  private static final String WEBP = "webp[Q=75,strip]";

  private final Path folder;
  private final Map<Sha256, Path> files = new HashMap<>();

  Derived(Path folder) {
    this.folder = folder;
  }

  /** All files that were made, by their digests. */
  Map<Sha256, Path> files() {
    return files;
  }

  /** JPEG, WebP and AVIF in these widths, from wide to narrow, with a placeholder. */
  Derivatives picture(Path source, int... widths) throws IOException {
    return pictures(source, List.of(JPEG, WEBP, "avif[Q=45,effort=0,strip]"), widths);
  }

  /** The same in the usual widths, before its AVIF files are there. */
  Derivatives plain(Path source) throws IOException {
    return pictures(source, List.of(JPEG, WEBP), 1_600, 960, 480);
  }

  /** JPEG alone. */
  Derivatives jpegs(Path source, int... widths) throws IOException {
    return pictures(source, List.of(JPEG), widths);
  }

  private Derivatives pictures(Path source, List<String> types, int... widths) throws IOException {
    List<Rendition> made = new ArrayList<>();
    for (String type : types) {
      for (int width : widths) {
        made.add(thumbnail(source, width, type));
      }
    }
    return Derivatives.of(made).withPlaceholder(placeholder(source));
  }

  /** A picture of exactly this size, stretched. */
  Path stretched(Path source, int width, int height) throws IOException {
    Path target = folder.resolve(stem(source) + "-" + width + ".tif");
    vips("thumbnail", source, target, width, "--height", height, "--size", "force");
    return target;
  }

  /** The tiles of a picture that was stretched, as the pipeline cuts them. */
  TilePack tiles(Path source, Dimensions dimensions) throws IOException {
    try (TileMaker maker = new TileMaker(folder)) {
      TilePack pack = maker.tiles(source, "image/tiff", dimensions);
      files.put(pack.sha256(), maker.file(pack));
      return pack;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private Rendition thumbnail(Path source, int width, String options) throws IOException {
    String type = options.replaceFirst("\\[.*", "");
    Path target = folder.resolve(stem(source) + "-" + width + "." + type);
    vips("thumbnail", source, target + options.substring(type.length()), width);
    return rendition(
        target, type.equals("jpg") ? "image/jpeg" : "image/" + type, size(target), null);
  }

  private Dimensions size(Path picture) throws IOException {
    String said =
        run("vipsheader", "-f", "width", picture) + run("vipsheader", "-f", "height", picture);
    String[] lines = said.strip().split("\\s+");
    return new Dimensions(Integer.parseInt(lines[0]), Integer.parseInt(lines[1]));
  }

  private String placeholder(Path source) throws IOException {
    Path tiny = folder.resolve(stem(source) + "-tiny.webp");
    vips("thumbnail", source, tiny + "[Q=30,strip]", 24);
    return "data:image/webp;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(tiny));
  }

  /** The shape of a sound, as a closed line around 250 peaks. */
  String waveform(Path sound) throws IOException {
    Path samples = folder.resolve(stem(sound) + ".pcm");
    run("ffmpeg", "-v", "error", "-y", "-i", sound, "-ac", 1, "-ar", 4000, "-f", "s16le", samples);
    ByteBuffer pcm = ByteBuffer.wrap(Files.readAllBytes(samples)).order(ByteOrder.LITTLE_ENDIAN);
    int bars = 250;
    int each = pcm.remaining() / 2 / bars;
    StringBuilder above = new StringBuilder("M0 50");
    StringBuilder below = new StringBuilder();
    for (int bar = 0; bar < bars; bar++) {
      int peak = 0;
      for (int i = 0; i < each; i++) {
        peak = Math.max(peak, Math.abs(pcm.getShort((bar * each + i) * 2)));
      }
      int height = 1 + peak * 49 / 32_768;
      above.append("L").append(bar * 4).append(' ').append(50 - height);
      below.insert(0, "L" + bar * 4 + " " + (50 + height));
    }
    return above.append(below).append("Z").toString();
  }

  /** The first seconds of a film, small and large, with stills. */
  Derivatives film(Path source) throws IOException {
    List<Rendition> made = new ArrayList<>();
    for (int height : new int[] {300, 600}) {
      Path target = folder.resolve(stem(source) + "-" + height + ".mp4");
      run(
          "ffmpeg",
          "-v",
          "error",
          "-y",
          "-i",
          source,
          "-t",
          6,
          "-vf",
          "scale=-2:" + height,
          "-c:v",
          "libx264",
          "-preset",
          "ultrafast",
          "-c:a",
          "aac",
          "-movflags",
          "+faststart",
          target);
      made.add(rendition(target, "video/mp4", new Dimensions(height * 8 / 5, height), 6_000L));
    }
    Path still = folder.resolve(stem(source) + "-still.png");
    run("ffmpeg", "-v", "error", "-y", "-ss", 20, "-i", source, "-frames:v", 1, still);
    return Derivatives.of(made)
        .withStills(
            List.of(
                thumbnail(still, 960, JPEG),
                thumbnail(still, 480, JPEG),
                thumbnail(still, 960, WEBP),
                thumbnail(still, 480, WEBP)));
  }

  /** A leaflet with pages of words, as pictures as well. */
  Derivatives leaflet(String... pages) throws IOException {
    Path file = folder.resolve("faltblatt.pdf");
    List<Rendition> pictures = new ArrayList<>();
    try (PDDocument document = new PDDocument()) {
      for (String words : pages) {
        write(document, words);
      }
      document.save(file.toFile());
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page = 0; page < pages.length; page++) {
        BufferedImage image = renderer.renderImageWithDPI(page, 60);
        Path target = folder.resolve("faltblatt-" + page + ".jpg");
        ImageIO.write(image, "jpg", target.toFile());
        pictures.add(
            rendition(
                target, "image/jpeg", new Dimensions(image.getWidth(), image.getHeight()), null));
      }
    }
    return Derivatives.of(List.of(rendition(file, "application/pdf", null, null)))
        .withPages(pictures, Optional.of(String.join("\n", pages)));
  }

  /** The least model that there is: a scene with nothing in it (glTF 2.0, 4.4). */
  Derivatives model() throws IOException {
    byte[] scene =
        "{\"asset\":{\"version\":\"2.0\"},\"scenes\":[{}],\"scene\":0}  ".getBytes(US_ASCII);
    ByteBuffer glb = ByteBuffer.allocate(20 + scene.length / 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
    glb.put("glTF".getBytes(US_ASCII)).putInt(2).putInt(glb.capacity());
    glb.putInt(glb.capacity() - 20).put("JSON".getBytes(US_ASCII));
    glb.put(scene, 0, scene.length / 4 * 4);
    Path file = Files.write(folder.resolve("grubenlok.glb"), glb.array());
    return Derivatives.of(List.of(rendition(file, "model/gltf-binary", null, null)));
  }

  private static void write(PDDocument document, String words) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 40);
      content.newLineAtOffset(60, 700);
      content.showText(words);
      content.endText();
    }
  }

  private Rendition rendition(Path file, String type, Dimensions dimensions, Long milliseconds)
      throws IOException {
    return new Rendition(
        keep(file),
        file.getFileName().toString(),
        type,
        Files.size(file),
        Optional.ofNullable(dimensions),
        Optional.ofNullable(milliseconds));
  }

  private Sha256 keep(Path file) throws IOException {
    Sha256 digest = Sha256.of(Files.readAllBytes(file));
    files.put(digest, file);
    return digest;
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  private void vips(Object... arguments) throws IOException {
    List<Object> command = new ArrayList<>(List.of("vips"));
    command.addAll(List.of(arguments));
    run(command.toArray());
  }

  private String run(Object... words) throws IOException {
    List<String> command = new ArrayList<>();
    for (Object word : words) {
      command.add(word.toString());
    }
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command + " failed");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return said;
  }
}
