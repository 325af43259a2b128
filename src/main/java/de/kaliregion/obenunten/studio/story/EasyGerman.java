package de.kaliregion.obenunten.studio.story;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what makes a text hard to read, by three rules of Leichte Sprache that a program can check
 * (DIN SPEC 33429, and the rules of Netzwerk Leichte Sprache): short sentences, active verbs, no
 * long words. It only points; whether a text is easy, its readers decide.
 */
public final class EasyGerman {
  /** More words than this are hard to keep in mind. */
  static final int MOST_WORDS = 12;

  /** A longer word without a hyphen or a middle dot is hard to take apart. */
  static final int MOST_LETTERS = 14;

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[-·][\\p{L}\\p{M}\\p{N}]+)*");
  private static final Pattern PART = Pattern.compile("[-·]");
  private static final Pattern BECOMES =
      Pattern.compile("(?i)wird|wirst|werde|werdet|werden|wurde|wurdest|wurden|wurdet|worden");

  /** Participles as German forms them: geholt, abgebaut, verkauft, transportiert. */
  private static final Pattern PARTICIPLE =
      Pattern.compile(
          "\\p{Ll}*ge\\p{Ll}{2,}(?:t|en)"
              + "|(?:be|ver|er|ent|zer|miss|über|unter)\\p{Ll}{2,}t"
              + "|\\p{Ll}{2,}iert");

  /** Participles without ge-, which look like infinitives. */
  private static final Set<String> STRONG =
      Set.of(
          "begonnen",
          "behalten",
          "bekommen",
          "beschlossen",
          "beschrieben",
          "betrieben",
          "bewiesen",
          "entlassen",
          "entnommen",
          "entschieden",
          "erfunden",
          "erhalten",
          "erschossen",
          "unterbrochen",
          "verboten",
          "vergessen",
          "verlassen",
          "verloren",
          "verschlossen",
          "vertrieben",
          "zerbrochen",
          "übernommen");

  /** What ends as participles do and is none: with <i>werden</i> it makes the future. */
  private static final Set<String> NONE =
      Set.of(
          "geben",
          "gebären",
          "gefallen",
          "gegen",
          "gehen",
          "gehören",
          "gelingen",
          "gelten",
          "genießen",
          "gern",
          "geschehen",
          "gestalten",
          "gestern",
          "gewinnen",
          "gewähren",
          "genügen",
          "gegeneinander",
          "gesamt",
          "gerecht",
          "geheimen",
          "gemeinsamen",
          "ganzen");

  private EasyGerman() {}

  /** What a finding goes by. */
  public enum Rule {
    LONG_SENTENCE,
    PASSIVE,
    LONG_WORD
  }

  /**
   * A place that is hard to read.
   *
   * @param before of the sentence; the sentence is the three in a row
   * @param hard the words meant
   * @param after of the sentence
   */
  public record Finding(Rule rule, String before, String hard, String after) {}

  /** Everything that is hard in the text, in its order. */
  public static List<Finding> findings(String text) {
    List<Finding> findings = new ArrayList<>();
    text.lines().map(EasyGerman::withoutMarks).forEach(line -> inLine(line, findings));
    return List.copyOf(findings);
  }

  /** Without the signs of Markdown. */
  private static String withoutMarks(String line) {
    return line.replaceAll("\\]\\([^)]*\\)", "]")
        .replaceAll("^\\s*(?:[-*+]|\\d+\\.)\\s+|[*_\\[\\]#]", "")
        .strip();
  }

  private static void inLine(String line, List<Finding> findings) {
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.GERMAN);
    sentences.setText(line);
    int start = sentences.first();
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      inSentence(line.substring(start, end).strip(), findings);
      start = end;
    }
  }

  private static void inSentence(String sentence, List<Finding> findings) {
    List<MatchResult> words = WORD.matcher(sentence).results().toList();
    if (words.size() > MOST_WORDS) {
      findings.add(new Finding(Rule.LONG_SENTENCE, "", sentence, ""));
    }
    passive(words).ifPresent(word -> findings.add(at(Rule.PASSIVE, sentence, word)));
    words.stream()
        .filter(word -> longestPart(word.group()) > MOST_LETTERS)
        .forEach(word -> findings.add(at(Rule.LONG_WORD, sentence, word)));
  }

  private static Optional<MatchResult> passive(List<MatchResult> words) {
    boolean becomes = words.stream().anyMatch(word -> BECOMES.matcher(word.group()).matches());
    return becomes
        ? words.stream().filter(word -> isParticiple(word.group())).findFirst()
        : Optional.empty();
  }

  private static boolean isParticiple(String word) {
    Matcher form = PARTICIPLE.matcher(word);
    return STRONG.contains(word) || (form.matches() && !NONE.contains(word));
  }

  private static int longestPart(String word) {
    return PART.splitAsStream(word).mapToInt(String::length).max().orElse(0);
  }

  private static Finding at(Rule rule, String sentence, MatchResult word) {
    return new Finding(
        rule, sentence.substring(0, word.start()), word.group(), sentence.substring(word.end()));
  }
}
