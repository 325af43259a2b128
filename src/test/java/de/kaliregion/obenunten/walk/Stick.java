package de.kaliregion.obenunten.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** A folder of files such as people bring them. */
record Stick(Path folder) {
  private static final int RATE = 8_000;

  Path picture(String name, int shade) throws IOException {
    BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(shade, 120, 90));
    pen.fillRect(0, 0, 640, 480);
    pen.setColor(Color.WHITE);
    pen.fillOval(shade, 100, 200, 200);
    pen.dispose();
    Path file = place(name);
    ImageIO.write(image, "jpg", file.toFile());
    return file;
  }

  /** A tone, as WAV. */
  Path sound(String name, int seconds) throws IOException {
    byte[] samples = new byte[RATE * seconds];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (60 * Math.sin(i * 2 * Math.PI * 440 / RATE));
    }
    Path file = place(name);
    AudioFormat format = new AudioFormat(RATE, 8, 1, true, false);
    AudioSystem.write(
        AudioSystem.getAudioInputStream(
            new AudioFormat(RATE, 16, 1, true, false),
            new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length)),
        AudioFileFormat.Type.WAVE,
        file.toFile());
    return file;
  }

  Path document(String name) throws IOException {
    Path file = place(name);
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(file.toFile());
    }
    return file;
  }

  Path text(String name, String text) throws IOException {
    return Files.writeString(place(name), text);
  }

  /**
   * Names a file as somebody in Germany does. The shell does it, as this process may run in a
   * locale whose names hold ASCII alone.
   */
  void rename(String name, String to) throws Exception {
    StringBuilder escaped = new StringBuilder();
    for (byte b : to.getBytes(UTF_8)) {
      escaped.append("\\x%02x".formatted(b));
    }
    Process shell =
        new ProcessBuilder("bash", "-c", "mv " + name + " $'" + escaped + "'")
            .directory(folder.toFile())
            .inheritIO()
            .start();
    if (shell.waitFor() != 0) {
      throw new IOException("not renamed: " + name);
    }
  }

  private Path place(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }
}
