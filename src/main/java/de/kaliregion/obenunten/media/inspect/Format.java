package de.kaliregion.obenunten.media.inspect;

import static de.kaliregion.obenunten.media.inspect.Format.Family.CAPTIONS;
import static de.kaliregion.obenunten.media.inspect.Format.Family.DOCUMENT;
import static de.kaliregion.obenunten.media.inspect.Format.Family.MODEL;
import static de.kaliregion.obenunten.media.inspect.Format.Family.PICTURE;
import static de.kaliregion.obenunten.media.inspect.Format.Family.TIMED;

/**
 * The formats that are accepted. Containers for sounds and films are told apart further by what is
 * in them.
 */
enum Format {
  JPEG(PICTURE, "JPEG"),
  PNG(PICTURE, "PNG"),
  GIF(PICTURE, "GIF"),
  WEBP(PICTURE, "WebP"),
  TIFF(PICTURE, "TIFF"),
  /** HEIC and AVIF. */
  HEIF(PICTURE, "HEIC"),
  /** The family of ISO/IEC 14496-12 but for QuickTime: MP4, M4A, 3GP. */
  MP4(TIMED, "MP4"),
  QUICKTIME(TIMED, "MOV"),
  MATROSKA(TIMED, "MKV"),
  WEBM(TIMED, "WebM"),
  OGG(TIMED, "Ogg"),
  MP3(TIMED, "MP3"),
  WAV(TIMED, "WAV"),
  AIFF(TIMED, "AIFF"),
  FLAC(TIMED, "FLAC"),
  /** AAC in ADTS frames, without a container. */
  AAC(TIMED, "AAC"),
  PDF(DOCUMENT, "PDF"),
  GLB(MODEL, "GLB"),
  WEBVTT(CAPTIONS, "WebVTT"),
  SUBRIP(CAPTIONS, "SRT");

  /** Formats that are looked into in the same way. */
  enum Family {
    PICTURE,
    /** Sounds and films. */
    TIMED,
    DOCUMENT,
    MODEL,
    CAPTIONS
  }

  private final Family family;
  private final String label;

  Format(Family family, String label) {
    this.family = family;
    this.label = label;
  }

  Family family() {
    return family;
  }

  /** As people call it. */
  String label() {
    return label;
  }
}
