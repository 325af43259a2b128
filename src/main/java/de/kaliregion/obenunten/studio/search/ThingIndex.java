package de.kaliregion.obenunten.studio.search;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.search.WordFields;
import de.kaliregion.obenunten.exhibition.search.WordFields.Spelling;
import de.kaliregion.obenunten.studio.media.index.Found;
import de.kaliregion.obenunten.studio.media.index.MemoryIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Finds places, signs, routes, mining words and organisations. When another exhibition is on show,
 * whoever looks first brings in what is different in it, and nothing else.
 */
public final class ThingIndex {
  private static final String KEY = "key";
  private static final String KIND = "kind";
  private static final String ORGANISATION = "organisation";

  /** In place of an organisation: of all of them. */
  private static final String SHARED = "*";

  private static final Sort BY_NAME = new Sort(new SortField(KEY, SortField.Type.STRING));

  private final Supplier<Exhibition> exhibition;
  private final MemoryIndex index = new MemoryIndex(Optional.of(BY_NAME));
  private Map<String, Thing> things = Map.of();
  private Exhibition shown;

  /**
   * @param exhibition what visitors have now
   */
  public ThingIndex(Supplier<Exhibition> exhibition) {
    this.exhibition = exhibition;
  }

  /**
   * What has all these words.
   *
   * @param seen the organisations whose things are found; empty for whatever there is
   */
  public Found<Thing> find(
      Thing.Kind kind, String words, Optional<? extends Collection<Slug>> seen, int most) {
    Map<String, Thing> all = current();
    return index.search(searcher -> {
      Found<Thing> exact = found(searcher, all, query(kind, words, seen, Spelling.EXACT), most);
      if (exact.total() > 0) {
        return exact;
      }
      Query forgiving = query(kind, words, seen, Spelling.FORGIVING);
      Found<Thing> guessed = found(searcher, all, forgiving, most);
      return new Found<>(guessed.total(), guessed.first(), guessed.total() > 0);
    });
  }

  private static Query query(
      Thing.Kind kind, String words, Optional<? extends Collection<Slug>> seen, Spelling spelling) {
    BooleanQuery.Builder conditions = new BooleanQuery.Builder();
    conditions.add(new TermQuery(new Term(KIND, kind.name())), Occur.FILTER);
    conditions.add(WordFields.query(words, spelling), Occur.FILTER);
    seen.ifPresent(organisations -> conditions.add(of(organisations), Occur.FILTER));
    return conditions.build();
  }

  private static Query of(Collection<Slug> organisations) {
    return new TermInSetQuery(
        ORGANISATION,
        Stream.concat(organisations.stream().map(Slug::value), Stream.of(SHARED))
            .map(BytesRef::new)
            .toList());
  }

  private static Found<Thing> found(
      IndexSearcher searcher, Map<String, Thing> all, Query query, int most) throws IOException {
    StoredFields stored = searcher.storedFields();
    List<Thing> first = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, most, BY_NAME).scoreDocs) {
      Optional.ofNullable(all.get(stored.document(hit.doc).get(KEY))).ifPresent(first::add);
    }
    return new Found<>(searcher.count(query), first, false);
  }

  /** The thing of this name, if it is on show. */
  public Optional<Thing> find(Thing.Kind kind, String name) {
    return Optional.ofNullable(current().get(kind.key(name)));
  }

  private synchronized Map<String, Thing> current() {
    Exhibition now = exhibition.get();
    if (now != shown) {
      Map<String, Thing> next =
          Things.of(now).collect(Collectors.toMap(Thing::key, Function.identity(), (a, _) -> a));
      bringIn(next);
      things = next;
      shown = now;
    }
    return things;
  }

  private void bringIn(Map<String, Thing> next) {
    Map<String, Thing> gone = new HashMap<>(things);
    next.forEach((key, thing) -> {
      if (!thing.equals(gone.remove(key))) {
        index.put(new Term(KEY, key), document(thing));
      }
    });
    gone.keySet().forEach(key -> index.remove(new Term(KEY, key)));
    index.show();
  }

  private static Document document(Thing thing) {
    Document document = new Document();
    document.add(new StringField(KEY, thing.key(), Store.YES));
    document.add(new SortedDocValuesField(KEY, new BytesRef(thing.key())));
    document.add(new StringField(KIND, thing.kind().name(), Store.NO));
    owner(thing).ifPresent(of -> document.add(new StringField(ORGANISATION, of, Store.NO)));
    Stream.concat(Stream.of(thing.title()), thing.words().stream())
        .map(Wording::texts)
        .forEach(texts ->
            texts.forEach((language, text) -> document.add(WordFields.of(language, text))));
    return document;
  }

  /** A sign that leads nowhere is nobody's. */
  private static Optional<String> owner(Thing thing) {
    return thing.kind() == Thing.Kind.TERM
        ? Optional.of(SHARED)
        : thing.organisation().map(Slug::value);
  }
}
