package de.kaliregion.obenunten.exhibition.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes German compounds apart: Museumsführung into Museum and Führung. The parts must fill the
 * whole word, joined by the usual sounds, so that no Turm is found in a Sturm. One part may be
 * unknown, such as the Werra in the Werrabrücke.
 */
final class CompoundSplitter {
  private static final int SHORTEST_UNKNOWN = 4;
  private static final int LONGEST_WORD = 50;
  private static final Set<String> JOINTS = Set.of("", "s", "es", "n", "en", "er", "e");
  private static final Set<String> ENDINGS =
      Set.of("", "e", "en", "n", "er", "ern", "es", "s", "em", "in", "innen");
  private static final int LONGEST_ENDING = 5;

  /** Dearer than any number of known parts. */
  private static final int UNKNOWN = 100;

  private final Map<String, String> lemmas;
  private final Set<String> wholes;
  private final int shortestPart;
  private final int longestPart;

  private CompoundSplitter(Map<String, String> lemmas, Set<String> wholes) {
    this.lemmas = Map.copyOf(lemmas);
    this.wholes = Set.copyOf(wholes);
    IntSummaryStatistics lengths =
        lemmas.keySet().stream().mapToInt(String::length).summaryStatistics();
    this.shortestPart = lengths.getMin();
    this.longestPart = lengths.getMax();
  }

  /**
   * @param lines a part in each, followed by other forms that it takes; after {@code =} words that
   *     are never taken apart; after {@code #} what is for people
   * @param fold the folded words of a line
   */
  static CompoundSplitter of(List<String> lines, Function<String, List<String>> fold) {
    Map<String, String> lemmas = new HashMap<>();
    Set<String> wholes = new HashSet<>();
    for (String line : lines) {
      List<String> words = fold.apply(line.replaceFirst("#.*", ""));
      if (line.startsWith("=")) {
        wholes.addAll(words);
      } else {
        words.forEach(form -> lemmas.put(form, words.getFirst()));
      }
    }
    return new CompoundSplitter(lemmas, wholes);
  }

  /**
   * The parts of a folded word in their order; its first form if the list has it as another form of
   * a part; else none.
   */
  List<String> split(String word) {
    if (word.length() > LONGEST_WORD || wholes.contains(word)) {
      return List.of();
    }
    String lemma = lemmas.get(word);
    if (lemma != null) {
      return lemma.equals(word) ? List.of() : List.of(lemma);
    }
    Split best = new Search(word).from(0, true);
    return best != null && best.parts.size() > 1 ? best.parts : List.of();
  }

  private record Split(int cost, List<String> parts) {
    static final Split NOTHING = new Split(0, List.of());

    Split after(String part, int partCost) {
      List<String> all = new ArrayList<>(parts.size() + 1);
      all.add(part);
      all.addAll(parts);
      return new Split(cost + partCost, all);
    }
  }

  /** The search for the cheapest way through one word, each rest of which is solved once. */
  private final class Search {
    private final String word;
    private final Split[] known;
    private final boolean[] solved;

    Search(String word) {
      this.word = word;
      this.known = new Split[2 * word.length()];
      this.solved = new boolean[2 * word.length()];
    }

    /** The best split of the rest from here; null if there is none. */
    Split from(int start, boolean unknownAllowed) {
      int rest = 2 * start + (unknownAllowed ? 1 : 0);
      if (!solved[rest]) {
        solved[rest] = true;
        known[rest] =
            cheaper(knownFirst(start, unknownAllowed), unknownFirst(start, unknownAllowed));
      }
      return known[rest];
    }

    private Split knownFirst(int start, boolean unknownAllowed) {
      Split best = null;
      int last = Math.min(word.length(), start + longestPart);
      for (int end = start + shortestPart; end <= last; end++) {
        String lemma = lemmas.get(word.substring(start, end));
        if (lemma != null) {
          best = cheaper(best, afterKnown(lemma, end, unknownAllowed));
        }
      }
      return best;
    }

    private Split afterKnown(String lemma, int end, boolean unknownAllowed) {
      Split best = null;
      for (int next = end; next <= Math.min(end + LONGEST_ENDING, word.length()); next++) {
        String between = word.substring(end, next);
        if (next == word.length() && ENDINGS.contains(between)) {
          best = cheaper(best, Split.NOTHING.after(lemma, 1 + between.length()));
        } else if (next < word.length() && JOINTS.contains(between)) {
          Split rest = from(next, unknownAllowed);
          best = rest == null ? best : cheaper(best, rest.after(lemma, 1 + between.length()));
        }
      }
      return best;
    }

    private Split unknownFirst(int start, boolean unknownAllowed) {
      Split best = null;
      if (unknownAllowed) {
        for (int end = start + SHORTEST_UNKNOWN; end <= word.length(); end++) {
          Split rest = end == word.length() ? Split.NOTHING : from(end, false);
          if (rest != null) {
            best = cheaper(best, rest.after(word.substring(start, end), UNKNOWN + end - start));
          }
        }
      }
      return best;
    }

    private static Split cheaper(Split a, Split b) {
      return a == null || b != null && b.cost < a.cost ? b : a;
    }
  }
}
