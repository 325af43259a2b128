package de.kaliregion.obenunten.studio.story;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts how many stories there are of each sort, in one walk. */
final class ShowTally implements CollectorManager<ShowTally.Counter, Map<StoryShow, Long>> {

  /** Counts in a part of the index. */
  static final class Counter extends SimpleCollector {
    private final long[] counts = new long[StoryShow.values().length];
    private NumericDocValues shows;

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      shows = DocValues.getNumeric(context.reader(), StoryDocuments.SHOWS);
    }

    @Override
    public void collect(int document) throws IOException {
      if (shows.advanceExact(document)) {
        for (long bits = shows.longValue(); bits != 0; bits &= bits - 1) {
          counts[Long.numberOfTrailingZeros(bits)]++;
        }
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  @Override
  public Counter newCollector() {
    return new Counter();
  }

  @Override
  public Map<StoryShow, Long> reduce(Collection<Counter> counters) {
    Map<StoryShow, Long> sums = new EnumMap<>(StoryShow.class);
    for (StoryShow show : StoryShow.values()) {
      sums.put(show, counters.stream().mapToLong(counter -> counter.counts[show.ordinal()]).sum());
    }
    return sums;
  }
}
