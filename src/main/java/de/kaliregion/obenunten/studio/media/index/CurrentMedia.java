package de.kaliregion.obenunten.studio.media.index;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.search.WordFields;
import de.kaliregion.obenunten.exhibition.search.WordFields.Spelling;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.MediaChanges;
import de.kaliregion.obenunten.storage.mongo.MediaChanges.News;
import de.kaliregion.obenunten.studio.Followed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/** An index of all media items that follows what changes in them. */
final class CurrentMedia implements Followed.Follower {
  /** So many items are read at once while it is built: all would not fit into memory. */
  private static final int PART = 250;

  private final MediaLibrary library;
  private final MediaChanges changes;
  private final MemoryIndex index = new MemoryIndex(Optional.of(MediaDocuments.LATEST));
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long number;

  private CurrentMedia(MediaLibrary library, MediaChanges changes) {
    this.library = library;
    this.changes = changes;
  }

  /** Reads all items. What changes meanwhile is read again by the next who looks. */
  static CurrentMedia read(MediaLibrary library, MediaChanges changes) {
    CurrentMedia all = new CurrentMedia(library, changes);
    all.number = changes.number();
    List<Slug> names = library.names();
    for (int from = 0; from < names.size(); from += PART) {
      library.find(names.subList(from, Math.min(names.size(), from + PART))).forEach(all::put);
    }
    all.index.tidyUp();
    all.index.show();
    return all;
  }

  private void put(MediaEntry entry) {
    index.put(MediaDocuments.named(entry.slug()), MediaDocuments.of(entry));
  }

  /**
   * Takes in what has changed since it looked last: mostly one look-up by name.
   *
   * @return false when that is too much, so that all are to be read again; this one serves until
   *     then
   */
  @Override
  public boolean catchUp() {
    if (changes.since(number).isEmpty()) {
      return true;
    }
    lock.lock();
    try {
      return changes.since(number).map(this::takeIn).orElse(true);
    } finally {
      lock.unlock();
    }
  }

  private boolean takeIn(News news) {
    if (news.masters().isEmpty()) {
      return false;
    }
    for (String master : news.masters().get()) {
      library
          .ofUpload(master)
          .ifPresentOrElse(this::put, () -> index.remove(MediaDocuments.of(master)));
    }
    index.show();
    number = news.number();
    return true;
  }

  /** The items of these organisations that have all these words. */
  Found<Slug> find(String words, Collection<Slug> organisations, int most) {
    return index.search(searcher -> {
      Found<Slug> exact = find(searcher, words, organisations, most, Spelling.EXACT);
      return exact.total() > 0
          ? exact
          : find(searcher, words, organisations, most, Spelling.FORGIVING);
    });
  }

  private static Found<Slug> find(
      IndexSearcher searcher,
      String words,
      Collection<Slug> organisations,
      int most,
      Spelling spelling)
      throws IOException {
    Query query =
        all(
            List.of(
                MediaDocuments.with(MediaTrait.PRESENT),
                MediaDocuments.of(organisations),
                WordFields.query(words, spelling)));
    int total = searcher.count(query);
    return new Found<>(
        total, latest(searcher, query, most), total > 0 && spelling == Spelling.FORGIVING);
  }

  /**
   * The items of these organisations of which all this is true, the last change first.
   *
   * @param maker account of who sent them; empty for whoever did
   */
  Found<Slug> with(
      Set<MediaTrait> traits, Collection<Slug> organisations, Optional<String> maker, int most) {
    List<Query> conditions = new ArrayList<>();
    conditions.add(MediaDocuments.with(MediaTrait.PRESENT));
    conditions.add(MediaDocuments.of(organisations));
    traits.forEach(trait -> conditions.add(MediaDocuments.with(trait)));
    maker.ifPresent(account -> conditions.add(MediaDocuments.sentBy(account)));
    Query query = all(conditions);
    return index.search(
        searcher -> new Found<>(searcher.count(query), latest(searcher, query, most), false));
  }

  /** Bytes of the originals of an organisation, the deleted ones too. */
  long originals(Slug organisation) {
    return sum(MediaDocuments.BYTES, organisation);
  }

  /** Bytes of what was made of them. */
  long made(Slug organisation) {
    return sum(MediaDocuments.MADE, organisation);
  }

  private long sum(String field, Slug organisation) {
    return index.search(
        searcher -> searcher.search(MediaDocuments.of(List.of(organisation)), new Sum(field)));
  }

  private static Query all(List<Query> conditions) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    conditions.forEach(condition -> all.add(condition, Occur.FILTER));
    return all.build();
  }

  private static List<Slug> latest(IndexSearcher searcher, Query query, int most)
      throws IOException {
    if (most == 0) {
      return List.of();
    }
    StoredFields stored = searcher.storedFields();
    List<Slug> slugs = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, most, MediaDocuments.LATEST).scoreDocs) {
      slugs.add(new Slug(stored.document(hit.doc).get(MediaDocuments.SLUG)));
    }
    return slugs;
  }
}
