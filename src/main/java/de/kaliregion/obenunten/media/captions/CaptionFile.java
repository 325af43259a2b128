package de.kaliregion.obenunten.media.captions;

import de.kaliregion.obenunten.content.Wording;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Captions as files, of whatever kind and encoding people have. */
public final class CaptionFile {
  /** Bytes of the largest file that is read. */
  public static final int LARGEST = 4 << 20;

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private CaptionFile() {}

  /** Reads WebVTT or SubRip. */
  public static Captions read(byte[] bytes) {
    return decoded(bytes, text -> WebVtt.isNamedIn(text) ? WebVtt.read(text) : Srt.read(text));
  }

  /**
   * Reads WebVTT, SubRip or a transcript as people type it.
   *
   * @param milliseconds how long the recording lasts; 0 where nobody knows
   */
  public static Captions readTranscript(byte[] bytes, long milliseconds) {
    return decoded(
        bytes,
        text -> {
          if (WebVtt.isNamedIn(text)) {
            return WebVtt.read(text);
          }
          return Srt.isSeenIn(text) ? Srt.read(text) : PlainText.read(text, milliseconds);
        });
  }

  private static Captions decoded(byte[] bytes, Function<String, Captions> reader) {
    if (bytes.length > LARGEST) {
      return new Captions.Refused(1, Faults.TOO_LARGE);
    }
    Captions captions = reader.apply(text(bytes));
    return charset(bytes).equals(StandardCharsets.UTF_8)
        ? captions
        : with(Faults.NOT_UTF_8, captions);
  }

  /** The text of a file, in whatever encoding people have. */
  public static String text(byte[] bytes) {
    return new String(bytes, charset(bytes));
  }

  private static Charset charset(byte[] bytes) {
    Charset marked = marked(bytes);
    if (marked != null) {
      return marked;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return WINDOWS;
    }
  }

  /** UTF-16 by its byte order mark, or by the zeros beside Latin letters; null for all else. */
  private static Charset marked(byte[] bytes) {
    if (bytes.length < 2) {
      return null;
    }
    if (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE || bytes[0] > 0 && bytes[1] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    if (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF || bytes[0] == 0 && bytes[1] > 0) {
      return StandardCharsets.UTF_16BE;
    }
    return null;
  }

  private static Captions with(Wording remark, Captions captions) {
    if (!(captions instanceof Captions.Read read)) {
      return captions;
    }
    List<Captions.Remark> remarks = new ArrayList<>();
    remarks.add(new Captions.Remark(1, remark));
    remarks.addAll(read.remarks());
    return new Captions.Read(read.cues(), read.timed(), remarks);
  }
}
