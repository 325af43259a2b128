package de.kaliregion.obenunten.media.captions;

import de.kaliregion.obenunten.content.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a transcript as people type it: paragraphs, which may begin with a time such as {@code
 * 01:23} or {@code [1:02:03]}, and with a name and a colon. Paragraphs are divided into sentences
 * that fit on a screen. Between two given times the sentences are spread by their lengths; where no
 * time is given at all, over the whole recording.
 */
public final class PlainText {
  /** Two lines of a caption, with some patience. */
  private static final int LONGEST = 160;

  /** How fast people speak, where nobody knows how long the recording is. */
  private static final long MILLISECONDS_PER_CHARACTER = 70;

  private static final long LEAST_PER_PIECE = 50;
  private static final String TIME = "(?:(\\d{1,2}):)?(\\d{1,3}):([0-5]\\d)(?:[.,](\\d{1,3}))?";
  private static final Pattern TIMED =
      Pattern.compile("\\s*[\\[(#]?" + TIME + "[\\])#]?(?:\\s*[-–:]\\s+|\\s+|$)(?!Uhr\\b)(.*)");
  private static final Pattern SPOKEN =
      Pattern.compile(
          "(\\p{Lu}[\\p{L}\\p{M}\\d.'’()-]{0,40}(?: [\\p{L}\\p{M}\\d.'’()-]{1,40}){0,3}):(?:\\s+(.*)|$)");

  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final CueList cues = new CueList();

  private PlainText() {}

  /** What begins with a time, a name or an empty line before it. */
  private record Paragraph(
      int line, Optional<Long> start, Optional<String> speaker, StringBuilder text) {}

  /** A piece with its speaker, and its start where it is known. */
  private record Piece(Optional<Long> start, Optional<String> speaker, String text) {}

  /**
   * Reads a transcript.
   *
   * @param milliseconds how long the recording lasts; 0 where nobody knows
   */
  public static Captions read(String text, long milliseconds) {
    PlainText transcript = new PlainText();
    transcript.gather(Lines.of(text));
    return transcript.spread(milliseconds);
  }

  private void gather(List<String> lines) {
    boolean begins = true;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty()) {
        begins = !waitsForWords();
        continue;
      }
      Matcher timed = TIMED.matcher(line);
      Optional<Long> start =
          timed.matches() ? Optional.of(CueTime.read(timed, 1)) : Optional.empty();
      String said = timed.matches() ? timed.group(5).strip() : line;
      Matcher spoken = SPOKEN.matcher(said);
      boolean named = spoken.matches();
      Optional<String> speaker = named ? Optional.of(spoken.group(1)) : Optional.empty();
      String words = named ? Optional.ofNullable(spoken.group(2)).orElse("") : said;
      if (begins || start.isPresent() || named && !waitsForWords()) {
        paragraphs.add(new Paragraph(i + 1, start, speaker, new StringBuilder(words)));
      } else if (named) {
        Paragraph time = paragraphs.removeLast();
        paragraphs.add(new Paragraph(time.line(), time.start(), speaker, new StringBuilder(words)));
      } else {
        paragraphs.getLast().text().append(' ').append(words);
      }
      begins = false;
    }
  }

  /** A time or a name stood on a line of its own. */
  private boolean waitsForWords() {
    return !paragraphs.isEmpty() && paragraphs.getLast().text().isEmpty();
  }

  private Captions spread(long milliseconds) {
    List<Piece> pieces = new ArrayList<>();
    long last = -1;
    for (Paragraph paragraph : paragraphs) {
      Optional<Long> start = paragraph.start();
      if (start.isPresent() && start.get() <= last) {
        cues.remark(paragraph.line(), Faults.TIME_GOES_BACK);
        start = Optional.empty();
      } else if (start.isPresent() && milliseconds > 0 && start.get() >= milliseconds) {
        cues.remark(paragraph.line(), Faults.TIME_AFTER_END);
        start = Optional.empty();
      }
      last = start.orElse(last);
      for (String part : Pieces.of(paragraph.text().toString(), LONGEST)) {
        pieces.add(new Piece(start, paragraph.speaker(), part));
        start = Optional.empty();
      }
    }
    if (pieces.isEmpty()) {
      return new Captions.Refused(1, Faults.NO_WORDS_AT_ALL);
    }
    boolean timed = pieces.stream().anyMatch(piece -> piece.start().isPresent());
    if (!timed) {
      cues.remark(paragraphs.getFirst().line(), Faults.GUESSED);
    }
    addSections(pieces, milliseconds);
    return cues.end(timed);
  }

  /** A section goes from one known time to the next. */
  private void addSections(List<Piece> pieces, long milliseconds) {
    int from = 0;
    long start = pieces.getFirst().start().orElse(0L);
    while (from < pieces.size()) {
      int to = from + 1;
      while (to < pieces.size() && pieces.get(to).start().isEmpty()) {
        to++;
      }
      List<Piece> section = pieces.subList(from, to);
      long least = start + LEAST_PER_PIECE * section.size();
      long usual = start + MILLISECONDS_PER_CHARACTER * weight(section);
      long end =
          to < pieces.size()
              ? pieces.get(to).start().orElseThrow()
              : milliseconds > 0 ? milliseconds : usual;
      add(section, start, Math.max(end, least));
      start = end;
      from = to;
    }
  }

  private static long weight(List<Piece> section) {
    return section.stream().map(Piece::text).mapToLong(Pieces::weight).sum();
  }

  private void add(List<Piece> section, long start, long end) {
    List<Transcript.Cue> times =
        Pieces.spread(start, end, Optional.empty(), section.stream().map(Piece::text).toList());
    for (int i = 0; i < times.size(); i++) {
      Transcript.Cue time = times.get(i);
      cues.add(1, time.start(), time.end(), section.get(i).speaker(), time.text());
    }
  }
}
