package de.kaliregion.obenunten.media.captions;

import de.kaliregion.obenunten.content.Transcript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Divides long texts where people pause, and spreads them over a time by their lengths. */
final class Pieces {
  /** Each piece takes a breath, however short it is. */
  private static final int BREATH = 10;

  private Pieces() {}

  /** Pieces of at most so many characters: whole sentences where they fit, else whole words. */
  static List<String> of(String text, int longest) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.GERMAN);
    sentences.setText(text);
    int from = sentences.first();
    for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
      String sentence = text.substring(from, to);
      if (piece.length() + sentence.stripTrailing().length() > longest) {
        keep(piece.toString(), pieces);
        piece.setLength(0);
        sentence = keepFullParts(sentence, longest, pieces);
      }
      piece.append(sentence);
      from = to;
    }
    keep(piece.toString(), pieces);
    return pieces;
  }

  /** Returns the rest that is short enough. */
  private static String keepFullParts(String sentence, int longest, List<String> pieces) {
    int end = sentence.stripTrailing().length();
    int from = 0;
    while (end - from > longest) {
      int to = cut(sentence, from, longest);
      keep(sentence.substring(from, to), pieces);
      from = to;
      while (Character.isWhitespace(sentence.charAt(from))) {
        from++;
      }
    }
    return sentence.substring(from);
  }

  /** After a word, if there is one that is not too far back; never within a character. */
  private static int cut(String sentence, int from, int longest) {
    int to = from + longest;
    for (int at = to; at > from + longest / 2; at--) {
      if (sentence.charAt(at) == ' ') {
        return at;
      }
    }
    return Character.isHighSurrogate(sentence.charAt(to - 1)) ? to - 1 : to;
  }

  private static void keep(String piece, List<String> pieces) {
    if (!piece.isBlank()) {
      pieces.add(piece.strip());
    }
  }

  /** How much of the time a text takes. */
  static long weight(String text) {
    return text.length() + BREATH;
  }

  /** Cues one after the other, from start to end; there must be a millisecond for each. */
  static List<Transcript.Cue> spread(
      long start, long end, Optional<String> speaker, List<String> pieces) {
    long all = pieces.stream().mapToLong(Pieces::weight).sum();
    List<Transcript.Cue> cues = new ArrayList<>();
    long before = 0;
    long from = start;
    for (int i = 0; i < pieces.size(); i++) {
      before += weight(pieces.get(i));
      long latest = end - (pieces.size() - 1 - i);
      long to = Math.clamp(start + (end - start) * before / all, from + 1, latest);
      cues.add(new Transcript.Cue(from, to, speaker, pieces.get(i)));
      from = to;
    }
    return cues;
  }
}
