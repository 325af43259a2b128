package de.kaliregion.obenunten.exhibition.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The ways in which one word can be found, in any section of an entry. The best of them counts. The
 * weights keep their order within a section, and a typing error in the title below the word itself
 * in the body.
 */
final class WordQuery {
  /** So many words are looked for at most. */
  static final int MOST_WORDS = 8;

  private static final float EXACT = 1f;
  private static final float STEM = 0.85f;
  private static final float PART = 0.7f;
  private static final float PREFIX = 0.45f;
  private static final float TYPO = 0.2f;

  private static final int LONGEST_TEXT = 1000;
  private static final int SHORTEST_PREFIX = 3;
  private static final int SHORTEST_WITH_TYPO = 5;
  private static final int LONGEST_WITH_TYPO = 40;

  /** Keeps the whole query below Lucene's limit of 1,024 clauses. */
  private static final int MOST_CORRECTIONS = 5;

  private final List<Query> ways = new ArrayList<>();

  private WordQuery() {}

  /** The query for entries that have all words of a text. Never throws, whatever the text holds. */
  static Query of(String text, Vocabulary vocabulary) {
    List<String> words = wordsThatCount(text, vocabulary);
    if (words.isEmpty()) {
      return new MatchNoDocsQuery("no words");
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (int i = 0; i < words.size(); i++) {
      all.add(of(words.get(i), i == words.size() - 1, vocabulary), Occur.MUST);
    }
    return all.build();
  }

  /** The words of a text that are looked for: common ones only where there are no others. */
  static List<String> wordsThatCount(String text, Vocabulary vocabulary) {
    String beginning = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    List<String> words = vocabulary.wordsOf(Vocabulary.composed(beginning), LONGEST_TEXT);
    List<String> rare =
        words.stream()
            .filter(word -> !vocabulary.isCommon(vocabulary.termsOf(word, Form.WORD).getFirst()))
            .toList();
    return (rare.isEmpty() ? words : rare).stream().limit(MOST_WORDS).toList();
  }

  private static Query of(String typed, boolean last, Vocabulary vocabulary) {
    String word = vocabulary.termsOf(typed, Form.WORD).getFirst();
    String stem = vocabulary.termsOf(typed, Form.STEM).getFirst();
    List<String> parts = vocabulary.termsOf(typed, Form.PART);
    WordQuery query = new WordQuery();
    for (Section section : Section.values()) {
      query.exactly(section, word, stem);
      query.inCompounds(section, stem, parts.subList(1, parts.size()));
      if (last && word.length() >= SHORTEST_PREFIX) {
        query.beginning(section, word);
      }
      query.mistyped(section, Form.WORD, word);
      query.mistyped(section, Form.PART, stem);
    }
    return new DisjunctionMaxQuery(query.ways, 0);
  }

  private void exactly(Section section, String word, String stem) {
    add(section, EXACT, new TermQuery(term(section, Form.WORD, word)));
    add(section, STEM, new TermQuery(term(section, Form.STEM, stem)));
  }

  /** The word as a part of a longer one, or its own parts near one another. */
  private void inCompounds(Section section, String stem, List<String> parts) {
    add(section, PART, new TermQuery(term(section, Form.PART, stem)));
    if (!parts.isEmpty()) {
      String field = Form.PART.fieldOf(section);
      add(section, PART, new PhraseQuery(parts.size() + 1, field, parts.toArray(String[]::new)));
    }
  }

  private void beginning(Section section, String word) {
    add(section, PREFIX, new PrefixQuery(term(section, Form.WORD, word)));
    add(section, PREFIX, new PrefixQuery(term(section, Form.PART, word)));
  }

  private void mistyped(Section section, Form form, String word) {
    corrections(word, term(section, form, word)).forEach(way -> add(section, TYPO, way));
  }

  /**
   * Terms a single typing error away; none for a word in which nearly every letter counts.
   *
   * @param term of the word
   */
  static List<Query> corrections(String word, Term term) {
    return word.length() >= SHORTEST_WITH_TYPO && word.length() <= LONGEST_WITH_TYPO
        ? List.of(new FuzzyQuery(term, 1, 0, MOST_CORRECTIONS, true))
        : List.of();
  }

  private void add(Section section, float weight, Query way) {
    ways.add(new BoostQuery(way, weight * section.weight()));
  }

  private static Term term(Section section, Form form, String text) {
    return new Term(form.fieldOf(section), text);
  }
}
