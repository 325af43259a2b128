package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in. Of the token that a browser shows only the digest is kept: a stolen copy of the
 * database opens no session.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 */
public final class SessionStore {
  private static final String COLLECTION = "sessions";

  private final DocumentCollection<Session> sessions;

  private SessionStore(MongoDatabase database) {
    sessions =
        new DocumentCollection<>(
            database, COLLECTION, DocumentFormat.first(Session.class, s -> s.id().hex()));
  }

  /** Opens the store, creating the collection where it is missing. */
  public static SessionStore open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(COLLECTION));
    return new SessionStore(database);
  }

  public void add(Session session) {
    sessions.insert(session);
  }

  public Optional<Session> find(Sha256 id) {
    return sessions.find(id.hex());
  }

  /** Notes that the session was used; the latest use counts. */
  public void seen(Sha256 id, Instant now) {
    sessions.update(id.hex(), Updates.max("seen", now));
  }

  /** Ends the session; returns it if it was there. */
  public Optional<Session> remove(Sha256 id) {
    return sessions.take(id.hex());
  }

  /** Removes all sessions of the account. */
  public void removeOf(AccountId account) {
    sessions.removeAll(Filters.eq("account", account.value()));
  }

  /** Removes those that began or were last used at these times or before. */
  public void removeExpired(Instant created, Instant seen) {
    sessions.removeAll(Filters.or(Filters.lte("created", created), Filters.lte("seen", seen)));
  }
}
