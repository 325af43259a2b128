package de.kaliregion.obenunten.studio.media.index;

import de.kaliregion.obenunten.exhibition.search.WordFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * A Lucene index in memory. What is put into it is found after {@link #show}. It is never closed:
 * nobody holds it any more when there is a new one.
 */
public final class MemoryIndex {
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /**
   * @param order in which most of what is looked for is asked for: the first of it are then found
   *     without looking at the others
   */
  public MemoryIndex(Optional<Sort> order) {
    IndexWriterConfig config =
        new IndexWriterConfig(WordFields.analyzer())
            .setMergeScheduler(new SerialMergeScheduler())
            .setUseCompoundFile(false);
    order.ifPresent(config::setIndexSort);
    try {
      writer = new IndexWriter(new ByteBuffersDirectory(), config);
      searchers = new SearcherManager(writer, new WithoutCache());
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("reading from memory and writing to it cannot fail", e);
  }

  private static final class WithoutCache extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      return searcher;
    }
  }

  /** Puts a document in place of what has this name. */
  public void put(Term name, Document document) {
    try {
      writer.updateDocument(name, document);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  public void remove(Term name) {
    try {
      writer.deleteDocuments(name);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** Brings everything together in one piece, which takes a while and makes all searches faster. */
  public void tidyUp() {
    try {
      writer.forceMerge(1);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** From now on what was put and removed is found so. */
  public void show() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** Looks for something. */
  @FunctionalInterface
  public interface Search<T> {
    T by(IndexSearcher searcher) throws IOException;
  }

  public <T> T search(Search<T> search) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return search.by(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw inMemory(e);
    }
  }
}
