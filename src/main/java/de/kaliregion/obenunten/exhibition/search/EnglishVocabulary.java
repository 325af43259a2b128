package de.kaliregion.obenunten.exhibition.search;

import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** English, with German names that may be typed without their dots. */
final class EnglishVocabulary extends Vocabulary {
  private static final Set<String> COMMON =
      Set.of(
          """
          a about all also am an and any are as at be been but by can could did do does for from had
          has have he her his how i if in into is it its me my no not of on or our she so some than
          that the their them then there these they this to too us was we were what when where which
          who whom whose why will with would you your
          """
              .split("\\s+"));

  @Override
  TokenStream fold(TokenStream words) {
    return new ASCIIFoldingFilter(new EnglishPossessiveFilter(words));
  }

  @Override
  TokenStream stem(TokenStream words) {
    return new PorterStemFilter(words);
  }

  @Override
  List<String> partsOf(String word) {
    return List.of();
  }

  @Override
  boolean isCommon(String word) {
    return COMMON.contains(word);
  }
}
