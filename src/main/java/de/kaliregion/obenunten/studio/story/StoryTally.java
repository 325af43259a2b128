package de.kaliregion.obenunten.studio.story;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;

/**
 * In one walk through what a query finds: counts how many stories there are of each sort, and takes
 * the first ones of the sort that is asked for.
 */
final class StoryTally implements CollectorManager<StoryTally.Walker, StoryTally.Result> {
  private final TopFieldCollectorManager first;
  private final StoryShow show;

  /**
   * @param first those of the sort that is asked for, in their order
   */
  record Result(Map<StoryShow, Long> shows, List<ScoreDoc> first) {}

  /**
   * @param most how many of the sort to take
   */
  StoryTally(StoryShow show, Sort order, int most) {
    this.show = show;
    this.first = new TopFieldCollectorManager(order, most, null, Integer.MAX_VALUE);
  }

  /** Walks through a part of the index. */
  static final class Walker extends SimpleCollector {
    private final long[] counts = new long[StoryShow.values().length];
    private final TopFieldCollector first;
    private final long wanted;
    private NumericDocValues shows;
    private LeafCollector firstInLeaf;

    private Walker(TopFieldCollector first, StoryShow show) {
      this.first = first;
      this.wanted = StoryDocuments.bit(show);
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      shows = DocValues.getNumeric(context.reader(), StoryDocuments.SHOWS);
      firstInLeaf = first.getLeafCollector(context);
    }

    @Override
    public void setScorer(Scorable scorer) throws IOException {
      firstInLeaf.setScorer(scorer);
    }

    @Override
    public void collect(int document) throws IOException {
      long all = shows.advanceExact(document) ? shows.longValue() : 0;
      for (long bits = all; bits != 0; bits &= bits - 1) {
        counts[Long.numberOfTrailingZeros(bits)]++;
      }
      if ((all & wanted) != 0) {
        firstInLeaf.collect(document);
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  @Override
  public Walker newCollector() {
    return new Walker(first.newCollector(), show);
  }

  @Override
  public Result reduce(Collection<Walker> walkers) throws IOException {
    Map<StoryShow, Long> sums = new EnumMap<>(StoryShow.class);
    for (StoryShow each : StoryShow.values()) {
      sums.put(each, walkers.stream().mapToLong(walker -> walker.counts[each.ordinal()]).sum());
    }
    ScoreDoc[] found =
        first.reduce(walkers.stream().map(walker -> walker.first).toList()).scoreDocs;
    return new Result(sums, List.of(found));
  }
}
