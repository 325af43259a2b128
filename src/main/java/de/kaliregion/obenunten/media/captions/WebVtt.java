package de.kaliregion.obenunten.media.captions;

import de.kaliregion.obenunten.content.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads WebVTT captions (W3C WebVTT: The Web Video Text Tracks Format) into the cues of a
 * transcript.
 */
public final class WebVtt {
  private static final String TIME = "(?:(\\d{2,}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})";
  private static final Pattern TIMING =
      Pattern.compile(TIME + "[ \\t]+-->[ \\t]+" + TIME + "(?:[ \\t].*)?");
  private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^ >]*)?[ \\t]+([^>]+)>");
  private static final Pattern TAG = Pattern.compile("</?[a-z][^>]*>|<\\d[^>]*>");

  private WebVtt() {}

  /**
   * Reads a file.
   *
   * @throws WebVttException with the line of the first fault
   */
  public static List<Transcript.Cue> parse(String text) {
    List<String> lines = text.replace("\uFEFF", "").lines().toList();
    if (lines.isEmpty() || !lines.getFirst().matches("WEBVTT([ \\t].*)?")) {
      throw new WebVttException(1, "must begin with WEBVTT");
    }
    List<Transcript.Cue> cues = new ArrayList<>();
    int at = 1;
    while (at < lines.size()) {
      int end = at;
      while (end < lines.size() && !lines.get(end).isBlank()) {
        end++;
      }
      block(lines.subList(at, end), at + 1).ifPresent(cues::add);
      at = end + 1;
    }
    if (cues.isEmpty()) {
      throw new WebVttException(1, "holds no cue");
    }
    return List.copyOf(cues);
  }

  private static Optional<Transcript.Cue> block(List<String> lines, int firstLine) {
    if (lines.isEmpty() || lines.getFirst().matches("(NOTE|STYLE|REGION)([ \\t].*)?")) {
      return Optional.empty();
    }
    int timing = lines.getFirst().contains("-->") ? 0 : 1;
    if (timing >= lines.size() || !lines.get(timing).contains("-->")) {
      throw new WebVttException(firstLine, "is no cue: the line with --> is missing");
    }
    Matcher times = TIMING.matcher(lines.get(timing));
    if (!times.matches()) {
      throw new WebVttException(firstLine + timing, "has a broken time: " + lines.get(timing));
    }
    long start = milliseconds(times, 1);
    long end = milliseconds(times, 5);
    if (end <= start) {
      throw new WebVttException(firstLine + timing, "ends before it starts");
    }
    String payload = String.join("\n", lines.subList(timing + 1, lines.size()));
    String words = unescape(TAG.matcher(payload).replaceAll("")).strip();
    if (words.isEmpty()) {
      throw new WebVttException(firstLine + timing, "is a cue without words");
    }
    Matcher voice = VOICE.matcher(payload);
    Optional<String> speaker =
        voice.find() ? Optional.of(unescape(voice.group(1)).strip()) : Optional.empty();
    return Optional.of(new Transcript.Cue(start, end, speaker, words));
  }

  private static long milliseconds(Matcher times, int group) {
    long hours = times.group(group) == null ? 0 : Long.parseLong(times.group(group));
    long minutes = hours * 60 + Long.parseLong(times.group(group + 1));
    long seconds = minutes * 60 + Long.parseLong(times.group(group + 2));
    return seconds * 1000 + Long.parseLong(times.group(group + 3));
  }

  private static String unescape(String text) {
    return text.replace("&nbsp;", "\u00a0")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&lrm;", "")
        .replace("&rlm;", "")
        .replace("&amp;", "&");
  }
}
