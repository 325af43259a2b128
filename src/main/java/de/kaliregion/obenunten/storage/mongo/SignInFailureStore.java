package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.account.SignInFailures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How often signing in failed, by the digest of the address.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 */
public final class SignInFailureStore {
  private static final String COLLECTION = "signInFailures";
  private static final String COUNT = "count";
  private static final String LAST = "last";

  private final DocumentCollection<SignInFailures> failures;

  private SignInFailureStore(MongoDatabase database) {
    failures =
        new DocumentCollection<>(
            database, COLLECTION, DocumentFormat.first(SignInFailures.class, f -> f.id().hex()));
  }

  /** Opens the store, creating the collection where it is missing. */
  public static SignInFailureStore open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(COLLECTION));
    return new SignInFailureStore(database);
  }

  public Optional<SignInFailures> find(Sha256 id) {
    return failures.find(id.hex());
  }

  /** Begins to count; returns false when somebody else has begun just then. */
  public boolean begin(SignInFailures first) {
    return failures.insert(first);
  }

  /** Replaces what was seen by what follows; returns false when it is no longer as seen. */
  public boolean replace(SignInFailures seen, SignInFailures next) {
    return failures
        .update(
            Filters.and(Filters.eq(seen.id().hex()), Filters.eq(COUNT, seen.count())),
            Updates.combine(Updates.set(COUNT, next.count()), Updates.set(LAST, next.last())))
        .isPresent();
  }

  /** Forgets the failures: the right password came. */
  public void forget(Sha256 id) {
    failures.take(id.hex());
  }

  /** Removes those that failed last before that time. */
  public void removeBefore(Instant time) {
    failures.removeAll(Filters.lt(LAST, time));
  }
}
