package de.kaliregion.obenunten.media.render.timed;

import java.nio.charset.StandardCharsets;

/** The still pictures that a film gets. */
enum PictureType {
  JPEG("jpg", "image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
  WEBP("webp", "image/webp", "RIFF".getBytes(StandardCharsets.US_ASCII));

  private final String ending;
  private final String mediaType;
  private final byte[] magic;

  PictureType(String ending, String mediaType, byte[] magic) {
    this.ending = ending;
    this.mediaType = mediaType;
    this.magic = magic;
  }

  /** The type of a file with this name. */
  static PictureType of(String file) {
    return file.endsWith("." + JPEG.ending) ? JPEG : WEBP;
  }

  String ending() {
    return ending;
  }

  String mediaType() {
    return mediaType;
  }

  /** How such a file begins. */
  byte[] magic() {
    return magic.clone();
  }
}
