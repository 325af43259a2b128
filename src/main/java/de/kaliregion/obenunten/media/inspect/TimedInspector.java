package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.draft.Facts;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks into sounds and films: what is in the container, and whether it can be played. */
final class TimedInspector {
  private static final long MOST_SOUND_BYTES = 1L << 30;
  private static final long MOST_FILM_BYTES = 4L << 30;
  private static final long MOST_SOUND_HOURS = 6;
  private static final long MOST_FILM_HOURS = 2;
  private static final long HOUR = 3_600_000;

  /** 8K, which cameras reach. */
  private static final long MOST_FILM_PIXELS = 8_192L * 4_320;

  private final Format format;
  private final Bytes bytes;
  private final StreamProbe probe;
  private final boolean damaged;
  private final Streams streams;

  private TimedInspector(Format format, Bytes bytes, StreamProbe probe)
      throws IOException, RefusedException, InterruptedException {
    this.format = format;
    this.bytes = bytes;
    this.probe = probe;
    this.damaged = isCut(format, bytes);
    this.streams =
        probe.streams().map(Streams::new).orElseThrow(() -> new RefusedException(Reasons.broken()));
  }

  static Facts inspect(Format format, Path file, Bytes bytes)
      throws IOException, RefusedException, InterruptedException {
    if (bytes.size() > MOST_FILM_BYTES) {
      throw new RefusedException(Reasons.tooManyBytes(format, MOST_FILM_BYTES));
    }
    if (bytes.has(4, "ftypM4P ")) {
      throw new RefusedException(Reasons.protectedCopy());
    }
    Stowaway.refuse(bytes, format, bytes.size());
    return new TimedInspector(format, bytes, new StreamProbe(file, format)).facts();
  }

  private Facts facts() throws IOException, RefusedException, InterruptedException {
    if (streams.anyProtected()) {
      throw new RefusedException(Reasons.protectedCopy());
    }
    Optional<Streams.Stream> film = streams.film();
    Optional<Streams.Stream> sound = streams.sound();
    if (film.isPresent()) {
      return film(film.get(), sound);
    }
    if (sound.isPresent()) {
      return sound(sound.get());
    }
    throw new RefusedException(Reasons.nothingToPlay());
  }

  private Facts film(Streams.Stream film, Optional<Streams.Stream> sound)
      throws IOException, RefusedException, InterruptedException {
    if (format == Format.OGG) {
      throw new RefusedException(Reasons.notAccepted(ForeignFormat.FILM));
    }
    long[] shown = film.shown();
    if (shown[0] * shown[1] > MOST_FILM_PIXELS) {
      throw new RefusedException(Reasons.filmTooLarge(shown[0], shown[1]));
    }
    if (shown[0] < 1 || shown[1] < 1) {
      throw new RefusedException(Reasons.nothingToPlay());
    }
    requirePlayable(film);
    if (sound.isPresent()) {
      requirePlayable(sound.get());
    }
    long milliseconds = milliseconds(film);
    if (milliseconds > MOST_FILM_HOURS * HOUR) {
      throw new RefusedException(Reasons.filmTooLong(MOST_FILM_HOURS));
    }
    return facts(
        MediaItem.Kind.FILM,
        Optional.of(new Rendition.Dimensions((int) shown[0], (int) shown[1])),
        milliseconds,
        film.isSpherical());
  }

  private Facts sound(Streams.Stream sound)
      throws IOException, RefusedException, InterruptedException {
    if (bytes.size() > MOST_SOUND_BYTES) {
      throw new RefusedException(Reasons.tooManyBytes(format, MOST_SOUND_BYTES));
    }
    requirePlayable(sound);
    long milliseconds = milliseconds(sound);
    if (milliseconds > MOST_SOUND_HOURS * HOUR) {
      throw new RefusedException(Reasons.soundTooLong(MOST_SOUND_HOURS));
    }
    return facts(MediaItem.Kind.SOUND, Optional.empty(), milliseconds, false);
  }

  private Facts facts(
      MediaItem.Kind kind,
      Optional<Rendition.Dimensions> dimensions,
      long milliseconds,
      boolean spherical) {
    Fields fields = new Fields();
    streams
        .tags()
        .forEach((name, value) -> fields.add("tag: " + name.toLowerCase(Locale.ROOT), value));
    return new Facts(
        mediaType(kind),
        Optional.of(kind),
        dimensions,
        Optional.of(milliseconds),
        Optional.empty(),
        spherical,
        damaged,
        Suggestions.from(fields),
        fields.embedded());
  }

  private void requirePlayable(Streams.Stream stream)
      throws IOException, RefusedException, InterruptedException {
    if (!streams.decoded(stream) && !probe.decodes(stream.index())) {
      String codec = stream.codec();
      boolean known = codec.matches("[a-z0-9_-]{1,30}") && !codec.equals("unknown");
      throw new RefusedException(known ? Reasons.unknownCodec(codec) : Reasons.nothingToPlay());
    }
  }

  /** By its header; where that has no duration, or only a guess, by reading it to its end. */
  private long milliseconds(Streams.Stream stream)
      throws IOException, RefusedException, InterruptedException {
    boolean guessed = damaged || format == Format.AAC || format == Format.MP3;
    Optional<Long> told = streams.milliseconds();
    Optional<Long> measured =
        guessed || told.isEmpty() ? probe.milliseconds(stream.index()) : Optional.empty();
    return measured.or(() -> told).orElseThrow(() -> new RefusedException(Reasons.nothingToPlay()));
  }

  private String mediaType(MediaItem.Kind kind) {
    boolean film = kind == MediaItem.Kind.FILM;
    return switch (format) {
      case MP4 -> film ? "video/mp4" : "audio/mp4";
      case QUICKTIME -> film ? "video/quicktime" : "audio/mp4";
      case MATROSKA -> film ? "video/x-matroska" : "audio/x-matroska";
      case WEBM -> film ? "video/webm" : "audio/webm";
      case OGG -> "audio/ogg";
      case MP3 -> "audio/mpeg";
      case WAV -> "audio/wav";
      case AIFF -> "audio/aiff";
      case FLAC -> "audio/flac";
      case AAC -> "audio/aac";
      default -> throw new IllegalArgumentException(format.label());
    };
  }

  /** Whether the container says of itself that it is longer than the file. */
  private static boolean isCut(Format format, Bytes bytes) throws IOException {
    return switch (format) {
      case MP4, QUICKTIME -> {
        List<Box> boxes = Box.in(bytes, 0, bytes.size());
        yield !boxes.isEmpty() && boxes.getLast().end() > bytes.size();
      }
      case WAV -> isCut(bytes, ByteOrder.LITTLE_ENDIAN) && bytes.has(0, "RIFF");
      case AIFF -> isCut(bytes, ByteOrder.BIG_ENDIAN);
      default -> false;
    };
  }

  /** Recorders that were switched off leave 0 or all bits set for the length. */
  private static boolean isCut(Bytes bytes, ByteOrder order) throws IOException {
    long length = bytes.u32(4, order);
    return length != 0xffffffffL && length + 8 > bytes.size() + 1;
  }
}
