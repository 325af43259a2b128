package de.kaliregion.obenunten.media.captions;

import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gathers what readers find, and mends it until it is what a transcript may hold. */
final class CueList {
  static final int MOST = 20_000;
  private static final int MOST_REMARKS = 1_000;
  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_SPEAKER = 100;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t\n]]");
  private static final Pattern SPACE_AT_END = Pattern.compile("(?<![ \\t])[ \\t]++(?=\n)");

  private final List<Transcript.Cue> cues = new ArrayList<>();
  private final List<Captions.Remark> remarks = new ArrayList<>();

  /** Notes something about a line. */
  void remark(int line, Wording text) {
    if (remarks.size() < MOST_REMARKS) {
      remarks.add(new Captions.Remark(line, text));
    }
  }

  /** Adds a cue, if it is one. */
  void add(int line, long start, long end, Optional<String> speaker, String text) {
    String words = cleaned(text);
    if (end <= start) {
      remark(line, Faults.ENDS_TOO_EARLY);
      return;
    }
    if (words.isEmpty()) {
      remark(line, Faults.NO_WORDS);
      return;
    }
    Optional<String> name = speaker.map(CueList::cleaned).filter(n -> !n.isEmpty());
    if (name.isPresent() && name.get().length() > LONGEST_SPEAKER) {
      remark(line, Faults.LONG_SPEAKER);
      name = name.map(n -> n.substring(0, LONGEST_SPEAKER).strip());
    }
    List<String> pieces =
        words.length() <= LONGEST_TEXT ? List.of(words) : Pieces.of(words, LONGEST_TEXT);
    if (pieces.size() > 1) {
      remark(line, Faults.SPLIT);
    }
    // A cue of a few milliseconds is nothing to read; it may as well be a little longer.
    cues.addAll(Pieces.spread(start, Math.max(end, start + pieces.size()), name, pieces));
  }

  private static String cleaned(String text) {
    String printable = CONTROL.matcher(text).replaceAll("");
    return SPACE_AT_END.matcher(printable).replaceAll("").strip();
  }

  /** Whether there are more than anything needs. */
  boolean isFull() {
    return cues.size() > MOST;
  }

  /** What was gathered. */
  Captions end(boolean timed) {
    if (isFull()) {
      return new Captions.Refused(1, Faults.TOO_LARGE);
    }
    if (cues.isEmpty()) {
      Optional<Captions.Remark> first = remarks.stream().findFirst();
      return new Captions.Refused(
          first.map(Captions.Remark::line).orElse(1),
          first.map(Captions.Remark::text).orElse(Faults.NO_CUE));
    }
    cues.sort(Comparator.comparingLong(Transcript.Cue::start));
    remarks.sort(Comparator.comparingInt(Captions.Remark::line));
    return new Captions.Read(cues, timed, remarks);
  }
}
