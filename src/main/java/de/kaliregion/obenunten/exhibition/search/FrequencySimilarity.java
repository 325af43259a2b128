package de.kaliregion.obenunten.exhibition.search;

import org.apache.lucene.search.similarities.BasicStats;
import org.apache.lucene.search.similarities.SimilarityBase;

/**
 * Scores a match by the weight of its kind alone, save for up to a tenth less where the word is
 * rare in a long text. Rarity in the whole collection does not count: every hit has every word, and
 * the kinds of match must stay in their order.
 */
final class FrequencySimilarity extends SimilarityBase {
  private static final double AT_STAKE = 0.1;

  @Override
  protected double score(BasicStats stats, double frequency, double length) {
    double density = frequency / (frequency + length / stats.getAvgFieldLength());
    return stats.getBoost() * (1 - AT_STAKE + AT_STAKE * density);
  }

  @Override
  public String toString() {
    return "frequency";
  }
}
