package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.OneTimeLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The links by which people choose their passwords, each by the digest of its token.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 */
public final class OneTimeLinkStore {
  private static final String COLLECTION = "oneTimeLinks";

  private final DocumentCollection<OneTimeLink> links;

  private OneTimeLinkStore(MongoDatabase database) {
    links =
        new DocumentCollection<>(
            database, COLLECTION, DocumentFormat.first(OneTimeLink.class, l -> l.id().hex()));
  }

  /** Opens the store, creating the collection where it is missing. */
  public static OneTimeLinkStore open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(COLLECTION));
    return new OneTimeLinkStore(database);
  }

  public void add(OneTimeLink link) {
    links.insert(link);
  }

  /** The link, which stays usable. */
  public Optional<OneTimeLink> find(Sha256 id) {
    return links.find(id.hex());
  }

  /** The link, which cannot be used again: of several callers, only one gets it. */
  public Optional<OneTimeLink> take(Sha256 id) {
    return links.take(id.hex());
  }

  /** Makes all links of the account void. */
  public void removeOf(AccountId account) {
    links.removeAll(Filters.eq("account", account.value()));
  }

  /** Removes those that are void at that time. */
  public void removeExpired(Instant now) {
    links.removeAll(Filters.lte("expires", now));
  }
}
