package de.kaliregion.obenunten.exhibition.search;

import de.kaliregion.obenunten.content.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;

/** How the words of a language become terms: alike for the texts and for what is looked for. */
abstract class Vocabulary extends Analyzer {
  Vocabulary() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  /** The vocabulary of a language, loaded when it is first asked for. */
  static Vocabulary of(Language language) {
    return switch (language) {
      case GERMAN, EASY_GERMAN -> German.VOCABULARY;
      case ENGLISH -> English.VOCABULARY;
    };
  }

  private static final class German {
    static final Vocabulary VOCABULARY = new GermanVocabulary();
  }

  private static final class English {
    static final Vocabulary VOCABULARY = new EnglishVocabulary();
  }

  /** Makes the spellings of a word alike. */
  abstract TokenStream fold(TokenStream words);

  /** Takes the endings of grammar off. */
  abstract TokenStream stem(TokenStream words);

  /** The folded words that a folded word is made of; none for a simple word. */
  abstract List<String> partsOf(String word);

  /** Whether a folded word is too common to be looked for. */
  abstract boolean isCommon(String word);

  /** One character for each letter, however it was typed: needed before any of the forms. */
  static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  @Override
  protected final TokenStreamComponents createComponents(String field) {
    Tokenizer words = CharTokenizer.fromTokenCharPredicate(Vocabulary::isInWord);
    TokenStream folded = fold(new LowerCaseFilter(words));
    TokenStream terms =
        switch (Form.ofField(field)) {
          case WORD -> new HyphenFilter(folded, _ -> List.of());
          case STEM -> stem(new HyphenFilter(folded, _ -> List.of()));
          case PART ->
              new RemoveDuplicatesTokenFilter(stem(new HyphenFilter(folded, this::piecesAndParts)));
        };
    return new TokenStreamComponents(words, terms);
  }

  private static boolean isInWord(int character) {
    return Character.isLetterOrDigit(character)
        || Character.getType(character) == Character.NON_SPACING_MARK
        || HyphenFilter.isJoint(character);
  }

  private List<String> piecesAndParts(List<String> pieces) {
    List<String> parts = new ArrayList<>(pieces.size() > 1 ? pieces : List.of());
    pieces.forEach(piece -> parts.addAll(partsOf(piece)));
    return parts;
  }

  /** The first words of a text as they stand there, with their hyphens. */
  final List<String> wordsOf(String text, int most) {
    try (TokenStream stream = tokenStream(Form.WORD.fieldOf(Section.BODY), text)) {
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      List<String> words = new ArrayList<>();
      stream.reset();
      while (words.size() < most && stream.incrementToken()) {
        words.add(text.substring(offset.startOffset(), offset.endOffset()));
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  /** The terms of a text in one form. */
  final List<String> termsOf(String text, Form form) {
    try (TokenStream stream = tokenStream(form.fieldOf(Section.BODY), text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      List<String> terms = new ArrayList<>();
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      return terms;
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }
}
