package de.kaliregion.obenunten.exhibition.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Writes words as one, whatever holds them together: Leichte Sprache has "Förder-Turm" or
 * "Förder·turm" where others have "Förderturm". Can add the parts of the word in the same position.
 */
final class HyphenFilter extends TokenFilter {
  /** Hyphen-minus, hyphen, non-breaking hyphen, middle dot, hyphenation point. */
  private static final String HYPHENS = "-\u2010\u2011\u00b7\u2027";

  /** Soft hyphen and apostrophes: within a word, but no seam of it. */
  private static final String SILENT = "\u00ad'\u2019\u02bc";

  private static final Pattern HYPHEN = Pattern.compile("[" + HYPHENS + "]");
  private static final Pattern JOINT = Pattern.compile("[" + HYPHENS + SILENT + "]");

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final Function<List<String>, List<String>> parts;
  private final Deque<String> pending = new ArrayDeque<>();
  private State state;

  /**
   * @param parts what to add for a word in these pieces
   */
  HyphenFilter(TokenStream words, Function<List<String>, List<String>> parts) {
    super(words);
    this.parts = parts;
  }

  /** Whether the character can stand within a word without being a letter of it. */
  static boolean isJoint(int character) {
    return HYPHENS.indexOf(character) >= 0 || SILENT.indexOf(character) >= 0;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!pending.isEmpty()) {
      restoreState(state);
      term.setEmpty().append(pending.poll());
      increment.setPositionIncrement(0);
      return true;
    }
    while (input.incrementToken()) {
      String word = term.toString();
      boolean simple = word.chars().noneMatch(HyphenFilter::isJoint);
      String joined = simple ? word : JOINT.matcher(word).replaceAll("");
      if (!joined.isEmpty()) {
        term.setEmpty().append(joined);
        pending.addAll(parts.apply(simple ? List.of(word) : pieces(word)));
        state = pending.isEmpty() ? null : captureState();
        return true;
      }
    }
    return false;
  }

  private static List<String> pieces(String word) {
    return Arrays.stream(HYPHEN.split(word))
        .map(piece -> JOINT.matcher(piece).replaceAll(""))
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pending.clear();
    state = null;
  }
}
