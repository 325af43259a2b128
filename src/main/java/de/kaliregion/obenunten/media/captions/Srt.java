package de.kaliregion.obenunten.media.captions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads SubRip captions (.srt), which no standard describes: numbers may be missing, fractions have
 * a comma or a point, empty lines may be missing or stand within a text.
 */
public final class Srt {
  private static final String TIME =
      "(?:(\\d{1,6}):)?([0-5]?\\d):([0-5]?\\d)(?:[.,](\\d{1,3})\\d{0,6})?";
  private static final Pattern TIMING =
      Pattern.compile("\\s*" + TIME + "\\s*-{1,2}>\\s*" + TIME + "(?:\\s.*)?");
  private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,9}\\s*");
  private static final Pattern TAG =
      Pattern.compile("</?(?:[biusBIUS]|font|FONT)(?:\\s[^<>]{0,200})?>|\\{\\\\[^{}]{0,200}\\}");
  private static final Pattern LINE_BREAK = Pattern.compile("<[bB][rR] ?/?>");

  private Srt() {}

  /** Whether there is a line with times. */
  static boolean isSeenIn(String text) {
    return Lines.of(text).stream().anyMatch(line -> TIMING.matcher(line).matches());
  }

  /** Reads what can be read. */
  public static Captions read(String text) {
    List<String> lines = Lines.of(text);
    List<Integer> timings = new ArrayList<>();
    CueList cues = new CueList();
    for (int i = 0; i < lines.size(); i++) {
      if (TIMING.matcher(lines.get(i)).matches()) {
        timings.add(i);
      } else if (lines.get(i).contains("-->")) {
        // It ends the words before it like any other.
        timings.add(i);
        cues.remark(i + 1, Faults.BROKEN_TIME);
      }
    }
    if (timings.isEmpty()) {
      return new Captions.Refused(1, Faults.NO_CAPTIONS);
    }
    for (int i = 0; i < beginning(lines, timings.getFirst()); i++) {
      if (!lines.get(i).isBlank()) {
        cues.remark(i + 1, Faults.NO_TIME);
      }
    }
    for (int i = 0; i < timings.size() && !cues.isFull(); i++) {
      int timing = timings.get(i);
      int next = i + 1 < timings.size() ? beginning(lines, timings.get(i + 1)) : lines.size();
      cue(lines, timing, Math.max(timing + 1, next), cues);
    }
    return cues.end(true);
  }

  /** The line of the number, if it stands before the times. */
  private static int beginning(List<String> lines, int timing) {
    boolean numbered = timing > 0 && NUMBER.matcher(lines.get(timing - 1)).matches();
    boolean alone = numbered && (timing < 2 || lines.get(timing - 2).isBlank());
    return alone ? timing - 1 : timing;
  }

  private static void cue(List<String> lines, int timing, int next, CueList cues) {
    Matcher times = TIMING.matcher(lines.get(timing));
    if (times.matches()) {
      String words = String.join("\n", lines.subList(timing + 1, next));
      String broken = LINE_BREAK.matcher(words).replaceAll("\n");
      String plain = TAG.matcher(broken).replaceAll("");
      cues.add(timing + 1, CueTime.read(times, 1), CueTime.read(times, 5), Optional.empty(), plain);
    }
  }
}
