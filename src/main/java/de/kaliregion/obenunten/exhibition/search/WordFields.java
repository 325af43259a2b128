package de.kaliregion.obenunten.exhibition.search;

import de.kaliregion.obenunten.content.Language;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Words of several languages in one document, for lists that are not ordered by how well the words
 * fit. They are found as visitors find them: in any form, in compounds, the last one by its
 * beginning.
 */
public final class WordFields {
  private static final char END_OF_NAME = '/';
  private static final int SHORTEST_PREFIX = 2;

  /** Leichte Sprache has German words. */
  private static final List<Language> FAMILIES = List.of(Language.GERMAN, Language.ENGLISH);

  /** Where nothing hangs on how well words fit, neither how often nor where they stand is kept. */
  private static final FieldType WHICH_DOCUMENTS = new FieldType();

  static {
    WHICH_DOCUMENTS.setIndexOptions(IndexOptions.DOCS);
    WHICH_DOCUMENTS.setOmitNorms(true);
    WHICH_DOCUMENTS.freeze();
  }

  private WordFields() {}

  /** Whether words that were mistyped are found. */
  public enum Spelling {
    EXACT,
    /** As soon as one letter is wrong, missing or too much in a longer word. */
    FORGIVING
  }

  /** Reads all these fields. */
  public static Analyzer analyzer() {
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return Vocabulary.of(
            Language.ofTag(field.substring(0, field.indexOf(END_OF_NAME))).orElseThrow());
      }
    };
  }

  /** A text in a language; a document may have any number of them. */
  public static IndexableField of(Language language, String text) {
    return new Field(field(language), Vocabulary.composed(text), WHICH_DOCUMENTS);
  }

  /** Stems, and the stems of parts, find all that the other forms find. */
  private static String field(Language language) {
    Language family = language == Language.EASY_GERMAN ? Language.GERMAN : language;
    return family.tag() + END_OF_NAME + Form.PART.fieldOf(Section.BODY);
  }

  /**
   * The query for documents that have all words of a text in German, be it Leichte Sprache, or all
   * of them in English. Never throws, whatever the text holds; finds nothing when that is no words.
   */
  public static Query query(String text, Spelling spelling) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Language language : FAMILIES) {
      any.add(query(language, text, spelling), Occur.SHOULD);
    }
    return any.build();
  }

  private static Query query(Language language, String text, Spelling spelling) {
    Vocabulary vocabulary = Vocabulary.of(language);
    List<String> words = WordQuery.wordsThatCount(text, vocabulary);
    if (words.isEmpty()) {
      return new MatchNoDocsQuery("no words");
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (int i = 0; i < words.size(); i++) {
      boolean last = i == words.size() - 1;
      all.add(word(field(language), vocabulary, words.get(i), last, spelling), Occur.MUST);
    }
    return all.build();
  }

  private static Query word(
      String field, Vocabulary vocabulary, String typed, boolean last, Spelling spelling) {
    String word = vocabulary.termsOf(typed, Form.WORD).getFirst();
    String stem = vocabulary.termsOf(typed, Form.STEM).getFirst();
    List<Query> ways = new ArrayList<>();
    ways.add(new TermQuery(new Term(field, stem)));
    if (last && word.length() >= SHORTEST_PREFIX) {
      ways.add(new PrefixQuery(new Term(field, word)));
    }
    if (spelling == Spelling.FORGIVING) {
      ways.addAll(WordQuery.corrections(word, new Term(field, stem)));
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    ways.forEach(way -> any.add(way, Occur.SHOULD));
    return any.build();
  }
}
