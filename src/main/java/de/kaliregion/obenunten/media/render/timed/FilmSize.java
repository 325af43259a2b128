package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.content.Rendition;
import java.util.List;

/** The two sizes of films: their box, and what they may take of a line. */
public enum FilmSize {
  /** 540p, for phones on a bad line. */
  SMALL(960, 540, "1200k", "2400k", "96k"),
  /** 1080p. */
  LARGE(1920, 1080, "3500k", "7000k", "128k");

  private final int longSide;
  private final int shortSide;
  private final String mostBits;
  private final String bufferBits;
  private final String soundBits;

  FilmSize(int longSide, int shortSide, String mostBits, String bufferBits, String soundBits) {
    this.longSide = longSide;
    this.shortSide = shortSide;
    this.mostBits = mostBits;
    this.bufferBits = bufferBits;
    this.soundBits = soundBits;
  }

  /** As it stands in file names. */
  int lines() {
    return shortSide;
  }

  /** Whether a film of this size, upright, is larger than the box. */
  boolean isExceededBy(Rendition.Dimensions shown) {
    return scale(shown) < 1;
  }

  /** The size in the box, upright or across: never enlarged, and even as H.264 needs it. */
  Rendition.Dimensions fit(Rendition.Dimensions shown) {
    double scale = Math.min(1, scale(shown));
    return new Rendition.Dimensions(even(shown.width() * scale), even(shown.height() * scale));
  }

  private double scale(Rendition.Dimensions shown) {
    double longer = Math.max(shown.width(), shown.height());
    double shorter = Math.min(shown.width(), shown.height());
    return Math.min(longSide / longer, shortSide / shorter);
  }

  /** Down, so that an odd line is dropped and none invented. */
  private static int even(double pixels) {
    return Math.max(2, (int) Math.floor(pixels / 2 + 0.001) * 2);
  }

  /**
   * x264's settings. A key frame at least every 48 frames lets players seek; High profile at such
   * rates plays on every phone since 2012.
   */
  List<String> pictureEncoder() {
    return List.of(
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "23",
        "-profile:v",
        "high",
        "-maxrate",
        mostBits,
        "-bufsize",
        bufferBits,
        "-g",
        "48",
        "-pix_fmt",
        "yuv420p",
        "-colorspace",
        "bt709",
        "-color_primaries",
        "bt709",
        "-color_trc",
        "bt709",
        "-color_range",
        "tv");
  }

  /** As many channels as there are, at most two. */
  List<String> soundEncoder(int channels) {
    return channels == 1
        ? List.of("-c:a", "aac", "-b:a", "64k", "-ac", "1")
        : List.of("-c:a", "aac", "-b:a", soundBits, "-ac", "2");
  }
}
