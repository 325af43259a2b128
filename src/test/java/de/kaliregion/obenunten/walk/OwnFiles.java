package de.kaliregion.obenunten.walk;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Files such as curators have on their phones, made here: no two have the same content. */
final class OwnFiles {
  private static final int SAMPLES_PER_SECOND = 16_000;

  private final Path folder;
  private final Random random = new Random(20261124);

  OwnFiles() throws IOException {
    folder = Files.createTempDirectory("obenunten-own-files");
  }

  /** A picture; the ending says of which kind, {@code jpg} or {@code png}. */
  Path picture(String name, int width, int height) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    Color sky = new Color(random.nextInt(0x1000000));
    pen.setPaint(new GradientPaint(0, 0, sky, width, height, sky.darker().darker()));
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.WHITE);
    pen.fillRect(width / 3, height / 4, width / 10, height / 2);
    pen.dispose();
    Path file = folder.resolve(name);
    ImageIO.write(picture, name.replaceFirst(".*\\.", ""), file.toFile());
    return file;
  }

  /** A tone that swells and fades, as WAV: 32,000 bytes for each second. */
  Path sound(String name, int seconds) throws IOException {
    byte[] samples = new byte[2 * SAMPLES_PER_SECOND * seconds];
    double pitch = 200 + random.nextInt(400);
    for (int i = 0; i < samples.length / 2; i++) {
      double time = (double) i / SAMPLES_PER_SECOND;
      double loud = 0.3 + 0.2 * Math.sin(time * 3);
      short value = (short) (32_000 * loud * Math.sin(2 * Math.PI * pitch * time));
      samples[2 * i] = (byte) value;
      samples[2 * i + 1] = (byte) (value >> 8);
    }
    AudioFormat format = new AudioFormat(SAMPLES_PER_SECOND, 16, 1, true, false);
    Path file = folder.resolve(name);
    try (AudioInputStream stream =
        new AudioInputStream(
            new ByteArrayInputStream(samples), format, samples.length / 2)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }

  Path text(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** The same bytes under a name of its own. */
  Path copy(Path file, String name) throws IOException {
    return Files.copy(file, folder.resolve(name));
  }
}
