package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.kaliregion.obenunten.content.draft.story.Versioned;
import de.kaliregion.obenunten.storage.mongo.Saving.Missing;
import de.kaliregion.obenunten.storage.mongo.Saving.Outrun;
import de.kaliregion.obenunten.storage.mongo.Saving.Saved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * Drafts with all their versions: for each draft a head, which is its newest version with what is
 * known of it besides, and every version by its number, written once and never changed.
 *
 * <p>A save first adds its version. As no two have the same number, that also decides who of
 * several savers was the first. Then the head moves, and only then is the save answered. Whoever
 * dies in between leaves a version that the head does not know; the next save of that draft, be it
 * the same one sent again, moves the head there before anything else. So no version that was
 * answered for can be lost, and none is written over.
 *
 * <p>Before an answer is given, the change is noted for whoever keeps a list of the stories. A save
 * that died before that is noted when it is sent again.
 */
final class VersionedDrafts<D extends Record & Versioned<D>> {
  private static final String VERSION = "version";
  private static final String SAVE = "save";

  private final DocumentCollection<D> heads;
  private final DocumentCollection<D> versions;
  private final Shape<D> shape;
  private final Consumer<D> note;

  /**
   * What the drafts are like.
   *
   * @param heads name of the collection
   * @param versions name of the collection
   * @param keys the fields that together name a draft
   * @param values what stands in them
   * @param moved what a new version changes in the head
   */
  record Shape<D>(
      Class<D> type,
      String heads,
      String versions,
      List<String> keys,
      Function<D, List<String>> values,
      Function<D, Bson> moved) {

    /** The keys' values, joined by dots, which no slug and no tag of a language holds. */
    String name(D draft) {
      return String.join(".", values.apply(draft));
    }
  }

  private VersionedDrafts(MongoDatabase database, Shape<D> shape, Consumer<D> note) {
    this.shape = shape;
    this.note = note;
    heads =
        new DocumentCollection<>(
            database, shape.heads(), DocumentFormat.first(shape.type(), shape::name));
    versions =
        new DocumentCollection<>(
            database,
            shape.versions(),
            DocumentFormat.first(
                shape.type(), draft -> versionName(shape.name(draft), draft.version())));
  }

  /**
   * Opens them, creating collections and indexes where they are missing.
   *
   * @param note hears of each draft that has changed, before the change is answered
   */
  static <D extends Record & Versioned<D>> VersionedDrafts<D> open(
      MongoDatabase database, Shape<D> shape, Consumer<D> note) {
    DocumentCollection.create(database, List.of(shape.heads(), shape.versions()));
    // The embedded server finds by name, or by exactly the keys of a unique index.
    createUnique(database, shape.heads(), shape.keys(), VERSION);
    createUnique(database, shape.versions(), shape.keys(), SAVE);
    return new VersionedDrafts<>(database, shape, note);
  }

  private static void createUnique(
      MongoDatabase database, String collection, List<String> keys, String last) {
    List<String> all = Stream.concat(keys.stream(), Stream.of(last)).toList();
    database
        .getCollection(collection, BsonDocument.class)
        .createIndex(Indexes.ascending(all), new IndexOptions().unique(true));
  }

  private static String versionName(String name, long version) {
    return name + "." + version;
  }

  /** The newest version of the draft of this name. */
  Optional<D> find(String name) {
    return heads.find(name);
  }

  /** The newest versions of those of these names that there are, in no order. */
  List<D> present(Collection<String> names) {
    return heads.present(names);
  }

  /** All heads, in no order. */
  List<D> all() {
    return heads.all();
  }

  /** The heads that match, in no order; the embedded server looks at each. */
  List<D> all(Bson filter) {
    return heads.all(filter);
  }

  /** A version of the draft of this name, as it was saved. */
  Optional<D> version(String name, long number) {
    return find(name)
        .filter(head -> number <= head.version())
        .flatMap(_ -> versions.find(versionName(name, number)));
  }

  /** At most so many versions of the draft of this name, from this number on downwards. */
  List<D> history(String name, long newest, int most) {
    long last = Math.min(newest, find(name).map(Versioned::version).orElse(0L));
    List<String> names =
        LongStream.iterate(last, number -> number > Math.max(0, last - most), number -> number - 1)
            .mapToObj(number -> versionName(name, number))
            .toList();
    List<D> found = new ArrayList<>(versions.present(names));
    found.sort(Comparator.<D>comparingLong(Versioned::version).reversed());
    return List.copyOf(found);
  }

  /** Stores the first version of a draft. */
  Saving<D> begin(D first) {
    return noted(stored(first));
  }

  private Saving<D> stored(D first) {
    String name = shape.name(first);
    boolean added = versions.insert(first);
    Optional<D> head = settled(name, find(name));
    return added
        ? new Saved<>(first)
        : head.map(now -> madeBefore(first, now)).orElseGet(Missing::new);
  }

  /**
   * Begins a draft as it was elsewhere, with whatever number its version has there. Of the versions
   * before it there are only those that are given.
   */
  Saving<D> bring(D draft, List<D> earlier) {
    earlier.forEach(versions::insert);
    versions.insert(draft);
    Saving<D> saving =
        heads.insert(draft)
            ? new Saved<>(draft)
            : madeBefore(draft, find(shape.name(draft)).orElseThrow());
    return noted(saving);
  }

  /**
   * Stores the next version.
   *
   * @param seen the version that was seen
   * @param change makes the next version of that one; the next must have the number after it
   */
  Saving<D> save(String name, long seen, UnaryOperator<D> change) {
    return noted(stored(name, seen, change));
  }

  private Saving<D> stored(String name, long seen, UnaryOperator<D> change) {
    Optional<D> found = settled(name, find(name));
    if (found.isEmpty()) {
      return new Missing<>();
    }
    D head = found.get();
    D next = change.apply(head);
    if (head.version() != seen) {
      return madeBefore(next, head);
    }
    if (next.saysTheSameAs(head)) {
      return new Saved<>(head);
    }
    if (versions.insert(next)) {
      return new Saved<>(moveTo(next).orElse(next));
    }
    return settled(name, find(name)).map(now -> madeBefore(next, now)).orElseGet(Missing::new);
  }

  /** Also where a save was outrun: it may have moved the head for somebody who died. */
  private Saving<D> noted(Saving<D> saving) {
    switch (saving) {
      case Saved<D>(D draft) -> note.accept(draft);
      case Outrun<D>(D current) -> note.accept(current);
      case Missing<D>() -> {}
    }
    return saving;
  }

  /**
   * This save came second: after itself, if it is sent again, else after somebody's. Other words
   * under the name of an earlier save are not the same save, whatever a browser thinks.
   */
  private Saving<D> madeBefore(D sent, D head) {
    BsonDocument keys = keys(sent).append(SAVE, new BsonString(sent.save().value()));
    return versions
        .find(keys)
        .filter(made -> made.saysTheSameAs(sent))
        .<Saving<D>>map(Saved::new)
        .orElseGet(() -> new Outrun<>(head));
  }

  /** The head, moved to a version that was added by somebody who has not moved it yet. */
  private Optional<D> settled(String name, Optional<D> head) {
    long next = head.map(Versioned::version).orElse(0L) + 1;
    return versions
        .find(versionName(name, next))
        .flatMap(added -> moveTo(added).or(() -> find(name)))
        .or(() -> head);
  }

  /** Moves the head to the version, if it is at the one before; returns it as it is then. */
  private Optional<D> moveTo(D next) {
    if (next.version() == 1) {
      return heads.insert(next) ? Optional.of(next) : Optional.empty();
    }
    return heads.update(at(next, next.version() - 1), shape.moved().apply(next));
  }

  /** Changes what is known besides its words of the draft that matches; its versions stay. */
  Optional<D> mark(Bson filter, Bson change) {
    Optional<D> marked = heads.update(filter, change);
    marked.ifPresent(note);
    return marked;
  }

  private BsonDocument at(D draft, long version) {
    return keys(draft).append(VERSION, new BsonInt64(version));
  }

  private BsonDocument keys(D draft) {
    List<String> values = shape.values().apply(draft);
    BsonDocument document = new BsonDocument();
    IntStream.range(0, values.size())
        .forEach(i -> document.append(shape.keys().get(i), new BsonString(values.get(i))));
    return document;
  }
}
