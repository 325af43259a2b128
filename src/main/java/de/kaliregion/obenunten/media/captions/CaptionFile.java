package de.kaliregion.obenunten.media.captions;

import de.kaliregion.obenunten.content.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Captions as files, of whatever kind and encoding people have. */
public final class CaptionFile {
  /** Bytes of the largest file that is read. */
  public static final int LARGEST = 4 << 20;

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
    Optional<String> utf8 = CaptionText.utf8(bytes);
    if (utf8.isPresent()) {
      return reader.apply(utf8.get());
    }
    return CaptionText.decode(bytes)
        .map(text -> with(Faults.NOT_UTF_8, reader.apply(text)))
        .orElseGet(() -> new Captions.Refused(1, Faults.NO_CAPTIONS));
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
