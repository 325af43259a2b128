package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Transcript.Cue;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.media.captions.Captions;
import de.kaliregion.obenunten.media.captions.PlainText;
import de.kaliregion.obenunten.media.captions.Srt;
import de.kaliregion.obenunten.media.captions.WebVtt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A transcript as curators type it: one line for each cue, as in {@code 1:05–1:09 [Anna] Wir fuhren
 * ein.} The end may be left out, and so may the speaker; a line without a time belongs to the cue
 * above it. Captions as WebVTT or SRT can be put in as they are, and so can plain words: their
 * times are then estimated from their lengths.
 */
final class TranscriptText {
  /** In German, a person reads about so many characters aloud in a second. */
  private static final int CHARACTERS_PER_SECOND = 15;

  private static final long SHORTEST_CUE = 1_500;
  private static final int LONGEST_CUE = 1_000;
  private static final int LONGEST_SPEAKER = 100;

  private static final String TIME = "(?:(\\d{1,2}):)?(\\d{1,3}):(\\d{2})(?:[.,](\\d{1,3}))?";
  private static final Pattern BEGINS_WITH_TIME =
      Pattern.compile("\\s*\\d{1,3}:\\d{2}(?!\\s+Uhr\\b).*");
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*" + TIME + "(?:\\s*(?:–|—|-|bis|to)\\s*" + TIME + ")?(?:\\s+(.*?))?\\s*");
  private static final Pattern SPEAKER = Pattern.compile("\\[([^\\]]*)\\]\\s*(.*)");
  private static final Pattern HAS_ARROW =
      Pattern.compile("(?m)^[ \\t]*\\d[\\d., \\t]*:[\\d:., \\t]*--?>");

  private TranscriptText() {}

  /** What was read. */
  sealed interface Reading {

    /**
     * Cues in order of time.
     *
     * @param estimated whether the times are only a guess
     */
    record Cues(List<Cue> cues, boolean estimated) implements Reading {}

    /** Nothing was typed. */
    record Nothing() implements Reading {}

    /**
     * A line cannot be understood.
     *
     * @param line from 1
     */
    record Faulty(int line, Fault fault) implements Reading {}

    /**
     * Something in captions that were put in cannot be understood.
     *
     * @param line from 1
     * @param reason what it is, and what to do
     */
    record Misread(int line, Wording reason) implements Reading {}
  }

  /** What is wrong with a line. */
  enum Fault {
    /** A time that is none, such as 1:75. */
    TIME,
    /** Ends before it begins. */
    ENDS_EARLY,
    /** Begins after the end of the recording. */
    TOO_LATE,
    /** A time and no words. */
    NO_WORDS,
    /** More than a cue can hold. */
    TOO_LONG
  }

  /** Tells where reading stopped. */
  private static final class LineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final Fault fault;

    LineException(int line, Fault fault) {
      super(null, null, false, false);
      this.line = line;
      this.fault = fault;
    }
  }

  /**
   * Reads what was typed or put in.
   *
   * @param duration of the recording in milliseconds, where it is known
   */
  static Reading read(String typed, Optional<Long> duration) {
    String text = typed.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    if (text.isBlank()) {
      return new Reading.Nothing();
    }
    if (WebVtt.isNamedIn(text.stripLeading())) {
      return captions(WebVtt.read(text.stripLeading()), skippedLines(text));
    }
    if (HAS_ARROW.matcher(text).find()) {
      return captions(Srt.read(text), 0);
    }
    List<String> lines = text.lines().toList();
    if (lines.stream().noneMatch(line -> BEGINS_WITH_TIME.matcher(line).matches())) {
      return captions(PlainText.read(text, duration.orElse(0L)), 0);
    }
    try {
      return cues(timed(lines, duration), false);
    } catch (LineException e) {
      return new Reading.Faulty(e.line, e.fault);
    }
  }

  private static Reading cues(List<Cue> cues, boolean estimated) {
    List<Cue> inOrder = cues.stream().sorted(Comparator.comparingLong(Cue::start)).toList();
    return new Reading.Cues(inOrder, estimated);
  }

  private static int skippedLines(String text) {
    return (int)
        text.substring(0, text.length() - text.stripLeading().length())
            .chars()
            .filter(c -> c == '\n')
            .count();
  }

  /** What was typed is still before the person: nothing of it may be passed over unseen. */
  private static Reading captions(Captions read, int offset) {
    return switch (read) {
      case Captions.Refused(int line, Wording reason) -> new Reading.Misread(line + offset, reason);
      case Captions.Read(List<Cue> cues, boolean timed, List<Captions.Remark> remarks) ->
          remarks.stream()
              .filter(Captions.Remark::isLoss)
              .findFirst()
              .<Reading>map(loss -> new Reading.Misread(loss.line() + offset, loss.text()))
              .orElseGet(() -> cues(cues, !timed));
    };
  }

  /** A line that begins with a time, and those that follow it. */
  private static final class Entry {
    private final int line;
    private final long start;
    private final Optional<Long> end;
    private final StringBuilder words;

    Entry(int line, long start, Optional<Long> end, String words) {
      this.line = line;
      this.start = start;
      this.end = end;
      this.words = new StringBuilder(words);
    }
  }

  private static List<Cue> timed(List<String> lines, Optional<Long> duration) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (BEGINS_WITH_TIME.matcher(line).matches()) {
        entries.add(entry(i + 1, line));
      } else if (!line.isBlank()) {
        if (entries.isEmpty()) {
          throw new LineException(i + 1, Fault.TIME);
        }
        StringBuilder words = entries.getLast().words;
        words.append(words.isEmpty() ? "" : "\n").append(line.strip());
      }
    }
    List<Cue> cues = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Optional<Entry> next =
          i + 1 < entries.size() ? Optional.of(entries.get(i + 1)) : Optional.empty();
      cues.add(cue(entries.get(i), next, duration));
    }
    return cues;
  }

  private static Entry entry(int line, String text) {
    Matcher parts = LINE.matcher(text);
    if (!parts.matches()) {
      throw new LineException(line, Fault.TIME);
    }
    long start = time(parts, 1, line);
    Optional<Long> end =
        parts.group(7) == null ? Optional.empty() : Optional.of(time(parts, 5, line));
    return new Entry(line, start, end, parts.group(9) == null ? "" : parts.group(9));
  }

  private static long time(Matcher parts, int group, int line) {
    long hours = parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    long minutes = Long.parseLong(parts.group(group + 1));
    long seconds = Long.parseLong(parts.group(group + 2));
    if (seconds > 59 || (hours > 0 && minutes > 59)) {
      throw new LineException(line, Fault.TIME);
    }
    String fraction = parts.group(group + 3) == null ? "0" : parts.group(group + 3);
    long milliseconds = Long.parseLong((fraction + "00").substring(0, 3));
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  }

  private static Cue cue(Entry entry, Optional<Entry> next, Optional<Long> duration) {
    Matcher spoken = SPEAKER.matcher(entry.words);
    boolean named = spoken.lookingAt() && spoken.group(1).strip().length() <= LONGEST_SPEAKER;
    String words =
        (named ? entry.words.substring(spoken.start(2)) : entry.words.toString()).strip();
    if (words.isEmpty()) {
      throw new LineException(entry.line, Fault.NO_WORDS);
    }
    if (words.length() > LONGEST_CUE) {
      throw new LineException(entry.line, Fault.TOO_LONG);
    }
    if (duration.isPresent() && entry.start >= duration.get()) {
      throw new LineException(entry.line, Fault.TOO_LATE);
    }
    long end = entry.end.orElseGet(() -> guessedEnd(entry, words, next, duration));
    if (end <= entry.start) {
      throw new LineException(entry.line, Fault.ENDS_EARLY);
    }
    Optional<String> speaker =
        named ? Optional.of(spoken.group(1).strip()).filter(s -> !s.isEmpty()) : Optional.empty();
    return new Cue(entry.start, end, speaker, words);
  }

  /** To the next cue, but no longer than the words take. */
  private static long guessedEnd(
      Entry entry, String words, Optional<Entry> next, Optional<Long> duration) {
    long spoken =
        entry.start + Math.max(SHORTEST_CUE, words.length() * 1000L / CHARACTERS_PER_SECOND);
    long latest =
        next.map(other -> other.start)
            .filter(start -> start > entry.start)
            .or(() -> duration.filter(whole -> whole > entry.start))
            .orElse(spoken);
    return Math.min(Math.max(spoken, entry.start + SHORTEST_CUE), latest);
  }

  /** The lines of a transcript, such that reading them gives the same cues. */
  static String of(List<Cue> cues) {
    StringBuilder text = new StringBuilder();
    for (Cue cue : cues) {
      text.append(time(cue.start())).append('–').append(time(cue.end())).append(' ');
      if (cue.speaker().isPresent() || cue.text().startsWith("[")) {
        text.append('[').append(cue.speaker().orElse("")).append("] ");
      }
      text.append(lines(cue.text())).append('\n');
    }
    return text.toString();
  }

  /** A line within a cue that begins like a cue is joined to the one above it. */
  private static String lines(String words) {
    return words.replaceAll("\n\\s*\n", "\n").replaceAll("\n(?=\\s*\\d{1,3}:\\d{2})", " ");
  }

  private static String time(long milliseconds) {
    long seconds = milliseconds / 1000;
    String fraction = milliseconds % 1000 == 0 ? "" : ".%03d".formatted(milliseconds % 1000);
    return seconds < 3600
        ? "%d:%02d%s".formatted(seconds / 60, seconds % 60, fraction)
        : "%d:%02d:%02d%s".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, fraction);
  }
}
