package de.kaliregion.obenunten.media.render.timed;

import java.util.List;

/** What a sound is to be kept as. */
enum SoundKind {
  /** 48 kbit/s, mono. */
  SPEECH(1, "48k"),
  /** Music, and the sound of places: 128 kbit/s, stereo. */
  MUSIC(2, "128k");

  private final int channels;
  private final String bitRate;

  SoundKind(int channels, String bitRate) {
    this.channels = channels;
    this.bitRate = bitRate;
  }

  /** 44.1 kHz stay as they are; all else becomes 48 kHz, which every player knows. */
  static int rate(int given) {
    return given == 44_100 ? given : 48_000;
  }

  int channels() {
    return channels;
  }

  String layout() {
    return channels == 1 ? "mono" : "stereo";
  }

  List<String> encoder() {
    return List.of("-c:a", "aac", "-b:a", bitRate, "-ac", Integer.toString(channels));
  }
}
