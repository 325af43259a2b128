package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.media.captions.CaptionFile;
import de.kaliregion.obenunten.media.captions.Captions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells captions from other texts. */
final class CaptionsInspector {
  private static final int LINES_LOOKED_AT = 2_000;
  private static final String NAME = "WEBVTT";

  private static final Pattern TIMES =
      Pattern.compile("\\s*(\\d{1,3}:)?\\d{1,2}:\\d{1,2}[.,]\\d{1,3}\\s*-->\\s*\\d.*");

  private CaptionsInspector() {}

  /**
   * What captions these are; empty for anything else.
   *
   * @throws RefusedException for captions that no browser would show, with the line
   */
  static Optional<Format> recognise(Bytes bytes) throws IOException, RefusedException {
    if (bytes.size() > CaptionFile.LARGEST) {
      return Optional.empty();
    }
    byte[] all = bytes.read(0, (int) bytes.size());
    String text = CaptionFile.text(all).replaceFirst("^\uFEFF", "");
    if (!isText(text) || text.stripLeading().startsWith("<")) {
      return Optional.empty();
    }
    List<String> lines =
        text.lines().filter(line -> !line.isBlank()).limit(LINES_LOOKED_AT).toList();
    boolean named = text.startsWith(NAME);
    if (!named && !isSubRip(lines)) {
      if (lines.stream().anyMatch(line -> TIMES.matcher(line).matches())) {
        throw new RefusedException(Reasons.captionsNeedHeader());
      }
      return Optional.empty();
    }
    if (CaptionFile.read(all) instanceof Captions.Refused(int line, var reason)) {
      throw new RefusedException(
          Reasons.captionsAtFault(line, reason.in(Language.GERMAN), reason.in(Language.ENGLISH)));
    }
    return Optional.of(named ? Format.WEBVTT : Format.SUBRIP);
  }

  /** Files of other kinds are full of control characters, and of bytes that are no letters. */
  private static boolean isText(String text) {
    return text.chars().noneMatch(c -> c == 0xfffd || (c < ' ' && "\n\r\t\f".indexOf(c) < 0));
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
