package de.kaliregion.obenunten.media.render.timed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A sound as ffmpeg laid it out to be looked at: two channels of 16 bits, little-endian, 8,000
 * frames a second.
 */
record Samples(Path file) {
  static final int RATE = 8_000;

  /** The filters that lay it out. */
  static final String FILTERS =
      "aformat=channel_layouts=stereo,aresample=" + RATE + ",aformat=sample_fmts=s16";

  /** The format of the file, in ffmpeg's words. */
  static final String FORMAT = "s16le";

  private static final int FRAME_BYTES = 4;
  private static final int BUFFER_BYTES = 256 << 10;

  /** Is shown each frame in turn. */
  @FunctionalInterface
  interface Viewer {
    void frame(int left, int right);
  }

  /** How many frames there are. */
  long frames() throws IOException {
    return Files.size(file) / FRAME_BYTES;
  }

  /** How long it lasts. */
  long milliseconds() throws IOException {
    return frames() * 1000 / RATE;
  }

  /** Shows every frame to the viewers. */
  void show(Viewer... viewers) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
      byte[] bytes = new byte[BUFFER_BYTES];
      for (int n = in.readNBytes(bytes, 0, bytes.length);
          n >= FRAME_BYTES;
          n = in.readNBytes(bytes, 0, bytes.length)) {
        for (int at = 0; at + FRAME_BYTES <= n; at += FRAME_BYTES) {
          int left = sample(bytes, at);
          int right = sample(bytes, at + 2);
          for (Viewer viewer : viewers) {
            viewer.frame(left, right);
          }
        }
      }
    }
  }

  private static int sample(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | bytes[at + 1] << 8;
  }
}
