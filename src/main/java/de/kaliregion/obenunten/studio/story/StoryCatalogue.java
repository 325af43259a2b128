package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.search.WordFields;
import de.kaliregion.obenunten.exhibition.search.WordFields.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * An index of stories in memory. What is put into it is found after {@link #show}. It is never
 * closed: nobody holds it any more when there is a new one.
 */
final class StoryCatalogue {
  private final Map<Slug, StoryLine> lines = new ConcurrentHashMap<>();
  private final IndexWriter writer;
  private final SearcherManager searchers;

  StoryCatalogue() {
    IndexWriterConfig config =
        new IndexWriterConfig(WordFields.analyzer())
            .setMergeScheduler(new SerialMergeScheduler())
            .setUseCompoundFile(false);
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

  /** Puts a story in place of what it was before. */
  void put(StorySource source) {
    StoryLine line = StoryLine.of(source);
    lines.put(line.slug(), line);
    try {
      writer.updateDocument(StoryDocuments.named(line.slug()), StoryDocuments.of(source, line));
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  void remove(Slug story) {
    lines.remove(story);
    try {
      writer.deleteDocuments(StoryDocuments.named(story));
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** Brings everything together in one piece, which takes a while and makes all searches faster. */
  void tidyUp() {
    try {
      writer.forceMerge(1);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** From now on what was put and removed is found so. */
  void show() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /**
   * The stories of these organisations that a query asks for.
   *
   * @param viewer whoever asks
   * @param reader their language
   */
  StoriesFound find(
      StoryQuery query, Collection<Slug> organisations, StoryViewer viewer, Language reader) {
    return search(searcher -> {
      StoriesFound exact = find(searcher, query, organisations, viewer, reader, Spelling.EXACT);
      return query.words().isEmpty() || exact.shows().get(StoryShow.ALL) > 0
          ? exact
          : find(searcher, query, organisations, viewer, reader, Spelling.FORGIVING);
    });
  }

  private StoriesFound find(
      IndexSearcher searcher,
      StoryQuery query,
      Collection<Slug> organisations,
      StoryViewer viewer,
      Language reader,
      Spelling spelling)
      throws IOException {
    List<Query> conditions = new ArrayList<>();
    conditions.add(
        StoryDocuments.of(
            organisations.stream()
                .filter(slug -> query.organisation().map(slug::equals).orElse(true))
                .toList()));
    if (query.mine()) {
      conditions.add(StoryDocuments.by(viewer.account()));
    }
    if (query.waits()) {
      conditions.add(StoryDocuments.waitingFor(viewer));
    }
    if (!query.words().isEmpty()) {
      conditions.add(WordFields.query(query.words(), spelling));
    }
    return page(searcher, all(conditions), query, reader, spelling);
  }

  /** The page that is asked for; the last one where there are not so many. */
  private StoriesFound page(
      IndexSearcher searcher, Query matching, StoryQuery query, Language reader, Spelling spelling)
      throws IOException {
    int last = query.page() * StoriesFound.PER_PAGE;
    int most = Math.clamp(searcher.getIndexReader().numDocs(), 1, last);
    StoryTally.Result found =
        searcher.search(
            matching,
            new StoryTally(query.show(), StoryDocuments.sort(query.order(), reader), most));
    int pages = StoriesFound.pages(found.shows().get(query.show()));
    if (query.page() > pages) {
      return page(searcher, matching, query.onPage(pages), reader, spelling);
    }
    int before = Math.min(found.first().size(), last - StoriesFound.PER_PAGE);
    List<ScoreDoc> onPage = found.first().subList(before, found.first().size());
    boolean guessed = spelling == Spelling.FORGIVING && found.shows().get(StoryShow.ALL) > 0;
    return new StoriesFound(query, lines(searcher, onPage), found.shows(), guessed);
  }

  private static Query all(List<Query> conditions) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    conditions.forEach(condition -> all.add(condition, Occur.FILTER));
    return all.build();
  }

  private List<StoryLine> lines(IndexSearcher searcher, List<ScoreDoc> found) throws IOException {
    StoredFields stored = searcher.storedFields();
    List<StoryLine> onPage = new ArrayList<>();
    for (ScoreDoc hit : found) {
      Slug slug = new Slug(stored.document(hit.doc).get(StoryDocuments.SLUG));
      Optional.ofNullable(lines.get(slug)).ifPresent(onPage::add);
    }
    return onPage;
  }

  /** All stories of these organisations, in no order. */
  List<StoryLine> of(Collection<Slug> organisations) {
    return lines.values().stream()
        .filter(line -> organisations.contains(line.organisation()))
        .toList();
  }

  /** How many stories of these organisations are shown so. */
  long count(StoryShow show, Collection<Slug> organisations) {
    return search(searcher ->
        (long)
            searcher.count(
                all(List.of(StoryDocuments.of(organisations), StoryDocuments.shownAs(show)))));
  }

  /** How many stories of these organisations wait for somebody. */
  long countWaiting(StoryViewer viewer, Collection<Slug> organisations) {
    return search(searcher ->
        (long)
            searcher.count(
                all(List.of(StoryDocuments.of(organisations), StoryDocuments.waitingFor(viewer)))));
  }

  @FunctionalInterface
  private interface Search<T> {
    T by(IndexSearcher searcher) throws IOException;
  }

  private <T> T search(Search<T> search) {
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
