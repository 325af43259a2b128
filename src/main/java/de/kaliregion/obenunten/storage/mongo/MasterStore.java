package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Originals, and what was made from them. Each change is one step, which happens only in a state in
 * which it makes sense; it answers with the original as it is then, or with nothing.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 */
public final class MasterStore {
  private static final String COLLECTION = "masters";
  private static final String STATE = "state";
  private static final String ORGANISATION = "organisation";

  private final DocumentCollection<Master> masters;
  private final MongoCollection<BsonDocument> documents;
  private final MediaChanges changes;

  private MasterStore(MongoDatabase database) {
    masters =
        new DocumentCollection<>(
            database, COLLECTION, DocumentFormat.first(Master.class, Master::id));
    documents = database.getCollection(COLLECTION, BsonDocument.class);
    changes = MediaChanges.open(database);
  }

  /** Opens the store, creating the collection where it is missing. */
  public static MasterStore open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(COLLECTION));
    return new MasterStore(database);
  }

  /** Adds an original unless it is there already; returns whether it did. */
  public boolean insert(Master master) {
    return masters.insert(master);
  }

  /** The original that this upload brought. */
  public Optional<Master> find(String id) {
    return masters.find(id);
  }

  /** Those of these that there are. */
  public List<Master> find(Collection<String> ids) {
    return masters.present(ids);
  }

  /** An organisation's original with these bytes. */
  public Optional<Master> find(Slug organisation, Sha256 sha256) {
    return masters
        .all(
            Filters.and(
                Filters.eq(ORGANISATION, organisation.value()), Filters.eq("sha256", sha256.hex())))
        .stream()
        .findFirst();
  }

  /** All originals of an organisation, in no order. */
  public List<Master> of(Slug organisation) {
    return masters.all(Filters.eq(ORGANISATION, organisation.value()));
  }

  /** All originals in one of these states, in no order. */
  public List<Master> in(Master.State... states) {
    return masters.all(Filters.in(STATE, states));
  }

  /** All originals, in no order. */
  public List<Master> all() {
    return masters.all();
  }

  /** How many bytes an organisation's originals take. */
  public long bytes(Slug organisation) {
    BsonDocument sum =
        documents
            .aggregate(
                List.of(
                    Aggregates.match(Filters.eq(ORGANISATION, organisation.value())),
                    Aggregates.group(null, Accumulators.sum("bytes", "$bytes"))))
            .first();
    return sum == null ? 0 : sum.getNumber("bytes").longValue();
  }

  /** Notes what was found in one that nobody had looked into. */
  public Optional<Master> accept(String id, Facts facts) {
    return moved(
        in(id, Master.State.RECEIVED),
        Updates.combine(
            Updates.set(STATE, Master.State.RENDERING),
            Updates.set("facts", facts),
            Updates.unset("reason")));
  }

  /** Notes that one that nobody had looked into is nothing that can be shown. */
  public Optional<Master> refuse(String id, Wording reason) {
    return moved(
        in(id, Master.State.RECEIVED),
        Updates.combine(Updates.set(STATE, Master.State.REFUSED), Updates.set("reason", reason)));
  }

  /**
   * Notes what a stage made. It takes the place of what the stage made under a smaller fence, or
   * the same; it never takes that of a greater.
   */
  public Optional<Master> keep(String id, Stage stage, long fence, Derivatives derivatives) {
    String made = "made." + stage.name();
    return moved(
        Filters.and(
            Filters.eq(id),
            Filters.or(Filters.exists(made, false), Filters.lte(made + ".fence", fence))),
        Updates.set(made, new Master.Made(fence, derivatives)));
  }

  /** Notes that one can be shown, after the first derivatives were made. */
  public Optional<Master> ready(String id) {
    return moved(
        in(id, Master.State.RENDERING),
        Updates.combine(Updates.set(STATE, Master.State.READY), Updates.unset("reason")));
  }

  /** Notes why one that was worked on cannot be shown. */
  public Optional<Master> fail(String id, Wording reason) {
    return moved(
        in(id, Master.State.RECEIVED, Master.State.RENDERING),
        Updates.combine(Updates.set(STATE, Master.State.FAILED), Updates.set("reason", reason)));
  }

  /** Takes a refused or failed one back to the moment when it had arrived. */
  public Optional<Master> restart(String id) {
    return moved(
        in(id, Master.State.REFUSED, Master.State.FAILED),
        Updates.combine(
            Updates.set(STATE, Master.State.RECEIVED),
            Updates.unset("facts"),
            Updates.unset("reason"),
            Updates.set("made", new BsonDocument())));
  }

  /** Changes what lists of items tell. */
  private Optional<Master> moved(Bson filter, Bson change) {
    Optional<Master> moved = masters.update(filter, change);
    moved.ifPresent(master -> changes.note(master.id()));
    return moved;
  }

  private static Bson in(String id, Master.State... states) {
    return Filters.and(Filters.eq(id), Filters.in(STATE, states));
  }

  /** Forgets one; its bytes are another matter. */
  public boolean remove(String id) {
    return masters.remove(id);
  }
}
