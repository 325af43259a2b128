package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.search.WordFields;
import de.kaliregion.obenunten.exhibition.search.WordFields.Spelling;
import de.kaliregion.obenunten.storage.mongo.StoryChanges;
import de.kaliregion.obenunten.storage.mongo.StoryChanges.News;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
 * An index of all stories in memory, which follows what changes. It is never closed: nobody holds
 * it any more when there is a new one.
 */
final class StoryCatalogue {
  /** So many stories are read at once while it is built. */
  private static final int PART = 100;

  /** With more changes at once, another catalogue is made beside this one. */
  private static final int MOST_CHANGES = 2 * StoryChanges.KEPT;

  private final StorySources sources;
  private final StoryChanges changes;
  private final Supplier<Exhibition> exhibition;
  private final Map<Slug, Known> known = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private volatile long number;
  private volatile Exhibition shown;

  /** A story, and what visitors had of it when it was read. */
  private record Known(StoryLine line, Map<Language, Integer> releases) {
    boolean isOf(Exhibition now) {
      return releases.equals(StorySources.releases(line.slug(), now))
          && line.place().equals(line.place().map(Place::slug).flatMap(now::place));
    }
  }

  private StoryCatalogue(
      StorySources sources, StoryChanges changes, Supplier<Exhibition> exhibition)
      throws IOException {
    this.sources = sources;
    this.changes = changes;
    this.exhibition = exhibition;
    IndexWriterConfig config =
        new IndexWriterConfig(WordFields.analyzer())
            .setMergeScheduler(new SerialMergeScheduler())
            .setUseCompoundFile(false);
    writer = new IndexWriter(new ByteBuffersDirectory(), config);
    searchers = new SearcherManager(writer, new WithoutCache());
  }

  private static final class WithoutCache extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      return searcher;
    }
  }

  /** Reads all stories. */
  static StoryCatalogue build(
      StorySources sources, StoryChanges changes, Supplier<Exhibition> exhibition) {
    try {
      StoryCatalogue catalogue = new StoryCatalogue(sources, changes, exhibition);
      catalogue.build();
      return catalogue;
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("reading from memory and writing to it cannot fail", e);
  }

  /** What changes meanwhile is read again by the next who looks. */
  private void build() throws IOException {
    number = changes.number();
    shown = exhibition.get();
    List<Slug> names = new ArrayList<>(sources.names(shown));
    for (int from = 0; from < names.size(); from += PART) {
      put(names.subList(from, Math.min(names.size(), from + PART)), shown);
    }
    searchers.maybeRefreshBlocking();
  }

  private void put(Collection<Slug> names, Exhibition now) throws IOException {
    Set<Slug> gone = new HashSet<>(names);
    for (StorySource source : sources.read(names, now)) {
      StoryLine line = StoryLine.of(source);
      known.put(line.slug(), new Known(line, source.releases()));
      writer.updateDocument(StoryDocuments.named(line.slug()), StoryDocuments.of(source, line));
      gone.remove(line.slug());
    }
    for (Slug slug : gone) {
      writer.deleteDocuments(StoryDocuments.named(slug));
      known.remove(slug);
    }
  }

  /**
   * Takes in what has changed since it looked last: mostly one look-up by name.
   *
   * @return false when that is too much, so that a new catalogue is to be made; this one serves
   *     until then
   */
  boolean catchUp() {
    if (exhibition.get() == shown && changes.since(number).isEmpty()) {
      return true;
    }
    lock.lock();
    try {
      return catchUp(exhibition.get());
    } catch (IOException e) {
      throw inMemory(e);
    } finally {
      lock.unlock();
    }
  }

  private boolean catchUp(Exhibition now) throws IOException {
    Optional<News> news = changes.since(number);
    if (news.isPresent() && news.get().stories().isEmpty()) {
      return false;
    }
    Set<Slug> stale = new TreeSet<>(news.flatMap(News::stories).orElse(Set.of()));
    if (now != shown) {
      stale.addAll(otherwiseShown(now));
    }
    if (stale.size() > MOST_CHANGES) {
      return false;
    }
    put(stale, now);
    searchers.maybeRefreshBlocking();
    shown = now;
    number = news.map(News::number).orElse(number);
    return true;
  }

  /** The stories of which visitors have something else now, or whose place has changed. */
  private Set<Slug> otherwiseShown(Exhibition now) {
    Set<Slug> others = new TreeSet<>();
    known.forEach((slug, story) -> {
      if (!story.isOf(now)) {
        others.add(slug);
      }
    });
    now.stories().stream()
        .filter(story -> !known.containsKey(story.slug()))
        .forEach(story -> others.add(story.slug()));
    return others;
  }

  /**
   * The stories of these organisations that a query asks for.
   *
   * @param account of whoever asks
   * @param reader their language
   */
  StoriesFound find(
      StoryQuery query, Collection<Slug> organisations, String account, Language reader) {
    return search(searcher -> {
      StoriesFound exact = find(searcher, query, organisations, account, reader, Spelling.EXACT);
      return query.words().isEmpty() || exact.shows().get(StoryShow.ALL) > 0
          ? exact
          : find(searcher, query, organisations, account, reader, Spelling.FORGIVING);
    });
  }

  private StoriesFound find(
      IndexSearcher searcher,
      StoryQuery query,
      Collection<Slug> organisations,
      String account,
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
      conditions.add(StoryDocuments.by(account));
    }
    if (!query.words().isEmpty()) {
      conditions.add(WordFields.query(query.words(), spelling));
    }
    Map<StoryShow, Long> shows = searcher.search(all(conditions), new ShowTally());
    conditions.add(StoryDocuments.shownAs(query.show()));
    StoryQuery inRange =
        query.onPage(Math.min(query.page(), StoriesFound.pages(shows.get(query.show()))));
    return new StoriesFound(
        inRange,
        lines(searcher, all(conditions), inRange, reader),
        shows,
        spelling == Spelling.FORGIVING && shows.get(StoryShow.ALL) > 0);
  }

  private static Query all(List<Query> conditions) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    conditions.forEach(condition -> all.add(condition, Occur.FILTER));
    return all.build();
  }

  private List<StoryLine> lines(
      IndexSearcher searcher, Query matching, StoryQuery query, Language reader)
      throws IOException {
    int last = query.page() * StoriesFound.PER_PAGE;
    ScoreDoc[] found =
        searcher.search(matching, last, StoryDocuments.sort(query.order(), reader)).scoreDocs;
    StoredFields stored = searcher.storedFields();
    List<StoryLine> lines = new ArrayList<>();
    for (ScoreDoc hit :
        Arrays.asList(found)
            .subList(Math.min(found.length, last - StoriesFound.PER_PAGE), found.length)) {
      Slug slug = new Slug(stored.document(hit.doc).get(StoryDocuments.SLUG));
      Optional.ofNullable(known.get(slug)).map(Known::line).ifPresent(lines::add);
    }
    return lines;
  }

  /** How many stories of these organisations are shown so. */
  long count(StoryShow show, Collection<Slug> organisations) {
    return search(searcher ->
        (long)
            searcher.count(
                all(List.of(StoryDocuments.of(organisations), StoryDocuments.shownAs(show)))));
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
