package de.kaliregion.obenunten.media.render.timed;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What sound and film come in, and the one demuxer of ffmpeg that reads it. ffmpeg never guesses
 * here: a playlist that calls itself a film would have it open other files.
 */
enum Container {
  WAV("wav", "audio/vnd.wave", "audio/wav", "audio/x-wav", "audio/wave"),
  MP3("mp3", "audio/mpeg", "audio/mp3"),
  /** AAC in ADTS frames, as some recorders write it without a container. */
  AAC("aac", "audio/aac", "audio/aacp", "audio/x-aac"),
  AIFF("aiff", "audio/aiff", "audio/x-aiff"),
  FLAC("flac", "audio/flac", "audio/x-flac"),
  OGG(
      "ogg",
      "application/ogg",
      "audio/ogg",
      "audio/opus",
      "audio/vorbis",
      "audio/speex",
      "audio/x-oggflac",
      "video/ogg",
      "video/theora"),
  MOV(
      "mov",
      "video/mp4",
      "audio/mp4",
      "application/mp4",
      "audio/x-m4a",
      "video/x-m4v",
      "video/quicktime",
      "video/3gpp",
      "audio/3gpp",
      "video/3gpp2",
      "audio/3gpp2"),
  MATROSKA(
      "matroska",
      "video/x-matroska",
      "audio/x-matroska",
      "application/x-matroska",
      "video/webm",
      "audio/webm");

  private final String demuxer;
  private final Set<String> mediaTypes;

  Container(String demuxer, String... mediaTypes) {
    this.demuxer = demuxer;
    this.mediaTypes = Set.of(mediaTypes);
  }

  /** Whether its length is only guessed at until all has been read. */
  boolean guessesLength() {
    return this == MP3 || this == AAC;
  }

  /** As ffmpeg calls it. */
  String demuxer() {
    return demuxer;
  }

  /** The container of files of this type. */
  static Optional<Container> of(String mediaType) {
    return Arrays.stream(values()).filter(c -> c.mediaTypes.contains(mediaType)).findFirst();
  }
}
