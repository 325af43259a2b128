package de.kaliregion.obenunten.exhibition.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * German: ä is ae is a, ß is ss, and compounds are taken apart by our own list of words of mining
 * and of the region.
 */
final class GermanVocabulary extends Vocabulary {
  private static final String PARTS = "/search/german-parts.txt";

  /** To take a word apart takes long, and most of a text is made of the same words. */
  private static final int PARTS_KEPT = 10_000;

  private final CompoundSplitter splitter;
  private final Cache<String, List<String>> parts =
      Caffeine.newBuilder().maximumSize(PARTS_KEPT).build();
  private final Set<String> common;

  GermanVocabulary() {
    splitter = CompoundSplitter.of(lines(), line -> termsOf(composed(line), Form.WORD));
    common =
        GermanAnalyzer.getDefaultStopSet().stream()
            .map(word -> new String((char[]) word))
            .flatMap(word -> termsOf(word, Form.WORD).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> lines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                GermanVocabulary.class.getResourceAsStream(PARTS), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + PARTS, e);
    }
  }

  @Override
  TokenStream fold(TokenStream words) {
    return new ASCIIFoldingFilter(new GermanNormalizationFilter(words));
  }

  @Override
  TokenStream stem(TokenStream words) {
    return new GermanLightStemFilter(words);
  }

  @Override
  List<String> partsOf(String word) {
    return parts.get(word, splitter::split);
  }

  @Override
  boolean isCommon(String word) {
    return common.contains(word);
  }
}
