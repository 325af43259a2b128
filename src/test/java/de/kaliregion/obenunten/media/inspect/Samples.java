package de.kaliregion.obenunten.media.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Media files for the tests: those of the Debian package forensics-samples-files, and others made
 * by real programs.
 */
final class Samples {
  /** Photographs, sounds, films and documents that nobody here made. */
  static final Path FORENSICS = Path.of("/usr/share/forensics-samples/original-files");

  /** A phone's photograph of 12 megapixels, with GPS. */
  static final Path PHOTO = FORENSICS.resolve("pic2/IMG_20200608_111614.jpg");

  private final Path folder;

  Samples(Path folder) {
    this.folder = folder;
  }

  Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  Path file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The photograph, small, as libvips writes it.
   *
   * @param name tells the format; options of libvips may follow in brackets
   */
  Path picture(String name) throws Exception {
    return vips("copy", PHOTO + "[shrink=8]", name);
  }

  Path vips(String operation, String from, String name, String... options) throws Exception {
    List<String> line = new ArrayList<>(List.of("vips", operation, from));
    line.add(folder.resolve(name).toString());
    line.addAll(List.of(options));
    run(line);
    return folder.resolve(name.replaceFirst("\\[.*", ""));
  }

  /** A film with sound, of 320 × 240 pixels and two seconds. */
  Path film(String name, String... options) throws Exception {
    List<String> line = ffmpeg();
    line.addAll(List.of("-f", "lavfi", "-i", "testsrc=s=320x240:d=2:r=10"));
    line.addAll(List.of("-f", "lavfi", "-i", "sine=d=2"));
    return finish(line, name, options);
  }

  /** A tone of two seconds. */
  Path sound(String name, String... options) throws Exception {
    List<String> line = ffmpeg();
    line.addAll(List.of("-f", "lavfi", "-i", "sine=d=2"));
    return finish(line, name, options);
  }

  /** Another file made of this one. */
  Path remade(Path from, String name, String... options) throws Exception {
    List<String> line = ffmpeg();
    line.addAll(List.of("-i", from.toString()));
    return finish(line, name, options);
  }

  private static List<String> ffmpeg() {
    return new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-nostdin"));
  }

  private Path finish(List<String> line, String name, String... options) throws Exception {
    Path file = folder.resolve(name);
    line.addAll(List.of(options));
    line.add(file.toString());
    run(line);
    return file;
  }

  /** Writes metadata into a file. */
  Path tagged(Path file, String... tags) throws Exception {
    List<String> line = new ArrayList<>(List.of("exiftool", "-q", "-m", "-overwrite_original"));
    line.addAll(List.of(tags));
    line.add(file.toString());
    run(line);
    return file;
  }

  private static void run(List<String> line) throws Exception {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", line) + ": " + said);
    }
  }

  /** A binary glTF file with this JSON and this binary chunk. */
  static byte[] glb(String json, byte[] binary) {
    byte[] text = (json + " ".repeat(3 - (json.length() + 3) % 4)).getBytes(StandardCharsets.UTF_8);
    int length = 12 + 8 + text.length + (binary.length > 0 ? 8 + binary.length : 0);
    ByteBuffer glb = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    glb.put("glTF".getBytes(StandardCharsets.US_ASCII)).putInt(2).putInt(length);
    glb.putInt(text.length).putInt(0x4e4f534a).put(text);
    if (binary.length > 0) {
      glb.putInt(binary.length).putInt(0x004e4942).put(binary);
    }
    return glb.array();
  }

  /** A box of an MP4 or HEIF file. */
  static byte[] box(String type, byte[]... contents) {
    byte[] content = joined(contents);
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(type.getBytes(StandardCharsets.ISO_8859_1))
        .put(content)
        .array();
  }

  /** A chunk of a PNG file. */
  static byte[] chunk(String type, byte[] content) {
    byte[] named = joined(type.getBytes(StandardCharsets.ISO_8859_1), content);
    CRC32 sum = new CRC32();
    sum.update(named);
    return ByteBuffer.allocate(8 + named.length)
        .putInt(content.length)
        .put(named)
        .putInt((int) sum.getValue())
        .array();
  }

  /** The signature of PNG, and the header of a grey picture of one bit for each pixel. */
  static byte[] pngHead(int width, int height) {
    byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 1).array();
    return joined(latin1("\u0089PNG\r\n\u001a\n"), chunk("IHDR", header));
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] ints(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes.array();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
