package de.kaliregion.obenunten.media.captions;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes WebVTT (W3C WebVTT: The Web Video Text Tracks Format). It is read as browsers do
 * (6.1 WebVTT file parsing): what is broken is passed over, and told.
 */
public final class WebVtt {
  private static final String TIME = "(?:(\\d{1,6}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})";
  private static final Pattern TIMING =
      Pattern.compile("[ \\t\\f]*" + TIME + "[ \\t\\f]*-->[ \\t\\f]*" + TIME + "(?:\\D.*)?");
  private static final Pattern HEADER = Pattern.compile("WEBVTT(?:[ \\t].*)?");
  private static final Pattern NO_CUE = Pattern.compile("(?:NOTE|STYLE|REGION)(?:[ \\t].*)?");

  private final CueList cues = new CueList();
  private final List<String> lines;
  private int at;

  private WebVtt(List<String> lines) {
    this.lines = lines;
  }

  /** Whether the text says of itself that it is WebVTT. */
  public static boolean isNamedIn(String text) {
    return text.startsWith("WEBVTT") || text.startsWith("\uFEFFWEBVTT");
  }

  /**
   * Reads a file in which nothing may be wrong.
   *
   * @throws WebVttException with the line of the first fault
   */
  public static List<Transcript.Cue> parse(String text) {
    return switch (read(text)) {
      case Captions.Refused(int line, var reason) ->
          throw new WebVttException(line, reason.in(Language.ENGLISH));
      case Captions.Read read when !read.remarks().isEmpty() -> {
        Captions.Remark first = read.remarks().getFirst();
        throw new WebVttException(first.line(), first.text().in(Language.ENGLISH));
      }
      case Captions.Read read -> read.cues();
    };
  }

  /** Reads what can be read. */
  public static Captions read(String text) {
    List<String> lines = Lines.of(text);
    if (!HEADER.matcher(lines.getFirst()).matches()) {
      return new Captions.Refused(1, Faults.NO_WEBVTT);
    }
    WebVtt file = new WebVtt(lines);
    file.run();
    return file.cues.end(true);
  }

  private void run() {
    at = 1;
    skipHeader();
    while (at < lines.size() && !cues.isFull()) {
      if (lines.get(at).isEmpty()) {
        at++;
      } else {
        block();
      }
    }
  }

  /** Up to the first empty line, or the first time. */
  private void skipHeader() {
    while (at < lines.size() && !lines.get(at).isEmpty() && !lines.get(at).contains("-->")) {
      at++;
    }
  }

  /**
   * Up to an empty line. A time in its first or second line makes it a cue; each further one begins
   * a cue of its own, though the empty line before it was forgotten.
   */
  private void block() {
    int first = at;
    List<String> words = new ArrayList<>();
    int timing = -1;
    while (at < lines.size() && !lines.get(at).isEmpty()) {
      if (!lines.get(at).contains("-->")) {
        words.add(lines.get(at));
      } else if (timing < 0 && at - first < 2) {
        timing = at;
        words.clear();
      } else {
        if (timing >= 0) {
          cues.remark(at + 1, Faults.NO_BLANK_LINE);
          dropNextName(words);
        }
        break;
      }
      at++;
    }
    if (timing >= 0) {
      cue(timing, words);
    } else if (!NO_CUE.matcher(lines.get(first)).matches()) {
      cues.remark(first + 1, Faults.NO_TIME);
    }
  }

  /** What looks like an empty line holds a space: the line after it is the next cue's name. */
  private static void dropNextName(List<String> words) {
    int size = words.size();
    if (size >= 2 && words.get(size - 2).isBlank()) {
      words.subList(size - 2, size).clear();
    }
  }

  private void cue(int timing, List<String> words) {
    Matcher times = TIMING.matcher(lines.get(timing));
    if (!times.matches()) {
      cues.remark(timing + 1, Faults.BROKEN_TIME);
      return;
    }
    long start = CueTime.read(times, 1);
    long end = CueTime.read(times, 5);
    List<CueMarkup.Spoken> spoken = CueMarkup.read(String.join("\n", words));
    if (spoken.isEmpty()) {
      cues.remark(timing + 1, end <= start ? Faults.ENDS_TOO_EARLY : Faults.NO_WORDS);
    }
    for (CueMarkup.Spoken voice : spoken) {
      cues.add(timing + 1, start, end, voice.speaker(), voice.text());
    }
  }

  /** Writes a file that {@link #parse} reads as these cues. */
  public static String write(List<Transcript.Cue> cues) {
    StringBuilder file = new StringBuilder("WEBVTT\n");
    for (Transcript.Cue cue : cues) {
      file.append('\n').append(CueTime.write(cue.start())).append(" --> ");
      file.append(CueTime.write(cue.end())).append('\n');
      cue.speaker().ifPresent(name -> file.append("<v ").append(escaped(name)).append('>'));
      // An empty line would end the cue; one with a space does not.
      file.append(escaped(cue.text()).replaceAll("\n(?=\n)", "\n ")).append('\n');
    }
    return file.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
