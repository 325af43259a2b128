package de.kaliregion.obenunten.exhibition.search;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The words of all stories in one language. Written to memory at the first search. */
final class LanguageIndex implements AutoCloseable {
  private static final String STORY = "story";

  private final Language language;
  private final ReentrantLock lock = new ReentrantLock();
  private List<Entry> entries;
  private IndexSearcher searcher;
  private boolean closed;

  LanguageIndex(Language language, List<Entry> entries) {
    this.language = language;
    this.entries = entries;
  }

  List<Hit> search(String words, int limit) {
    IndexSearcher opened = open();
    try {
      List<Hit> hits = new ArrayList<>();
      StoredFields stored = opened.storedFields();
      for (ScoreDoc found :
          opened.search(WordQuery.of(words, Vocabulary.of(language)), limit).scoreDocs) {
        hits.add(new Hit(new Slug(stored.document(found.doc).get(STORY)), found.score));
      }
      return List.copyOf(hits);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    } finally {
      release(opened);
    }
  }

  void warmUp() {
    search("warm up", 1);
  }

  /** The searcher, held open until {@link #release}. */
  private IndexSearcher open() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the search index is closed");
      }
      if (searcher == null) {
        searcher = searcher(write());
        entries = List.of();
      }
      searcher.getIndexReader().incRef();
      return searcher;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    } finally {
      lock.unlock();
    }
  }

  private static void release(IndexSearcher searcher) {
    try {
      searcher.getIndexReader().decRef();
    } catch (IOException e) {
      throw new UncheckedIOException("closing memory cannot fail", e);
    }
  }

  private ByteBuffersDirectory write() throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config =
        new IndexWriterConfig(Vocabulary.of(language))
            .setSimilarity(new FrequencySimilarity())
            .setMergePolicy(NoMergePolicy.INSTANCE)
            .setMergeScheduler(new SerialMergeScheduler())
            .setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      // In the order of their names, which decides between equal scores.
      for (Entry entry : entries.stream().sorted(Comparator.comparing(Entry::story)).toList()) {
        writer.addDocument(document(entry));
      }
    }
    return directory;
  }

  private static Document document(Entry entry) {
    Document document = new Document();
    document.add(new StoredField(STORY, entry.story().value()));
    for (Section section : Section.values()) {
      for (Form form : Form.values()) {
        document.add(
            new TextField(
                form.fieldOf(section), Vocabulary.composed(section.textOf(entry)), Field.Store.NO));
      }
    }
    return document;
  }

  private static IndexSearcher searcher(ByteBuffersDirectory directory) throws IOException {
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setSimilarity(new FrequencySimilarity());
    searcher.setQueryCache(null);
    return searcher;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed && searcher != null) {
        release(searcher);
      }
      closed = true;
      searcher = null;
      entries = List.of();
    } finally {
      lock.unlock();
    }
  }
}
