package de.kaliregion.obenunten.studio.media.index;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** The sum of a number over all that is found. */
record Sum(String field) implements CollectorManager<Sum.Walker, Long> {

  /** Walks through a part of the index. */
  static final class Walker extends SimpleCollector {
    private final String field;
    private NumericDocValues values;
    private long sum;

    private Walker(String field) {
      this.field = field;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      values = DocValues.getNumeric(context.reader(), field);
    }

    @Override
    public void collect(int document) throws IOException {
      if (values.advanceExact(document)) {
        sum += values.longValue();
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  @Override
  public Walker newCollector() {
    return new Walker(field);
  }

  @Override
  public Long reduce(Collection<Walker> walkers) {
    return walkers.stream().mapToLong(walker -> walker.sum).sum();
  }
}
