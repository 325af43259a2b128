package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Role;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The people who work in the studio. Each change is one step on one document and returns the
 * account as it is then, or nothing when it is gone.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 */
public final class AccountStore {
  private static final String COLLECTION = "accounts";
  private static final String EMAIL = "email";
  private static final String EPOCH = "epoch";
  private static final String PASSWORD = "passwordHash";

  private final DocumentCollection<Account> accounts;

  private AccountStore(MongoDatabase database) {
    accounts =
        new DocumentCollection<>(
            database, COLLECTION, DocumentFormat.first(Account.class, a -> a.id().value()));
  }

  /** Opens the store, creating the collection and its index where they are missing. */
  public static AccountStore open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(COLLECTION));
    MongoCollection<BsonDocument> documents =
        database.getCollection(COLLECTION, BsonDocument.class);
    documents.createIndex(Indexes.ascending(EMAIL), new IndexOptions().unique(true));
    return new AccountStore(database);
  }

  /** Adds an account unless its address is taken; returns whether it did. */
  public boolean insert(Account account) {
    return accounts.insert(account);
  }

  public Optional<Account> find(AccountId id) {
    return accounts.find(id.value());
  }

  public Optional<Account> find(EmailAddress email) {
    return accounts.find(Filters.eq(EMAIL, email.value()));
  }

  /** All accounts, in no order. There are as many as people who work on the stories. */
  public List<Account> all() {
    return accounts.all();
  }

  /** Gives the person a role in an organisation, in place of the one they have there. */
  public Optional<Account> setRole(AccountId id, Slug organisation, Role role) {
    return accounts.update(id.value(), Updates.set(roleIn(organisation), role.name()));
  }

  /** Takes the person out of an organisation. */
  public Optional<Account> removeRole(AccountId id, Slug organisation) {
    return accounts.update(id.value(), Updates.unset(roleIn(organisation)));
  }

  private static String roleIn(Slug organisation) {
    return "roles." + organisation.value();
  }

  public Optional<Account> setName(AccountId id, String name) {
    return accounts.update(id.value(), Updates.set("name", name));
  }

  public Optional<Account> setOperator(AccountId id, boolean operator) {
    return accounts.update(id.value(), Updates.set("operator", operator));
  }

  /** Lets the person sign in or not; either ends all their sessions. */
  public Optional<Account> setActive(AccountId id, boolean active) {
    return accounts.update(id.value(), endingSessions(Updates.set("active", active)));
  }

  /** Sets the password and ends all sessions. */
  public Optional<Account> setPassword(AccountId id, String hash) {
    return accounts.update(id.value(), endingSessions(Updates.set(PASSWORD, hash)));
  }

  /** Keeps the same password in a stronger form, unless it was changed meanwhile. */
  public void strengthenPassword(AccountId id, String weaker, String stronger) {
    accounts.update(
        Filters.and(Filters.eq(id.value()), Filters.eq(PASSWORD, weaker)),
        Updates.set(PASSWORD, stronger));
  }

  /** Makes every session of the account void. */
  public Optional<Account> endSessions(AccountId id) {
    return accounts.update(id.value(), Updates.inc(EPOCH, 1));
  }

  private static Bson endingSessions(Bson change) {
    return Updates.combine(change, Updates.inc(EPOCH, 1));
  }

  /** Removes the account for good; returns whether it was there. */
  public boolean remove(AccountId id) {
    return accounts.take(id.value()).isPresent();
  }
}
