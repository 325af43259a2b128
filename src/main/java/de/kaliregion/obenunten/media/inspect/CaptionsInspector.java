package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.media.captions.CaptionText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells captions from other texts. Whether each cue is right is judged where they are read. */
final class CaptionsInspector {
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private static final Pattern TIMES =
      Pattern.compile("\\s*(\\d{1,3}:)?\\d{1,2}:\\d{1,2}[.,]\\d{1,3}\\s*-->\\s*\\d.*");

  private CaptionsInspector() {}

  /**
   * What captions these are; empty for anything else.
   *
   * @throws RefusedException for captions that no browser would show
   */
  static Optional<Format> recognise(Bytes bytes) throws IOException, RefusedException {
    if (bytes.size() > MOST_BYTES) {
      return Optional.empty();
    }
    byte[] all = bytes.read(0, (int) bytes.size());
    Optional<String> text = CaptionText.decode(all);
    if (text.isEmpty() || text.get().stripLeading().startsWith("<")) {
      return Optional.empty();
    }
    List<String> lines = text.get().lines().filter(line -> !line.isBlank()).limit(2_000).toList();
    if (text.get().matches("(?s)WEBVTT([ \\t\\r\\n].*)?")) {
      if (CaptionText.utf8(all).isEmpty()) {
        throw new RefusedException(Reasons.captionsNotUtf8());
      }
      return Optional.of(Format.WEBVTT);
    }
    if (isSubRip(lines)) {
      return Optional.of(Format.SUBRIP);
    }
    if (lines.stream().anyMatch(line -> TIMES.matcher(line).matches())) {
      throw new RefusedException(Reasons.captionsNeedHeader());
    }
    return Optional.empty();
  }

  /** A number and times; some programs leave out the number. */
  private static boolean isSubRip(List<String> lines) {
    if (lines.size() < 2) {
      return false;
    }
    String first = lines.getFirst();
    boolean numbered = first.strip().matches("\\d{1,6}") && TIMES.matcher(lines.get(1)).matches();
    return numbered || (TIMES.matcher(first).matches() && first.contains(","));
  }

  static Facts facts(Format format) {
    return new Facts(
        format == Format.WEBVTT ? "text/vtt" : "application/x-subrip",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Facts.Suggestion.NONE,
        List.of());
  }
}
