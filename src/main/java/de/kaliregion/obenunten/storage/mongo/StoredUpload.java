package de.kaliregion.obenunten.storage.mongo;

import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an upload beside its bytes. How many have come is not written here: the length
 * of the file alone tells that.
 *
 * @param id made by the server; also the file's name
 * @param account who sends it
 * @param organisation for which it is sent
 * @param length bytes announced for the whole file
 * @param metadata as the client sent it ({@code Upload-Metadata} of tus 1.0.0), maybe empty
 * @param key the digest under which a repeated creation finds it
 * @param expires after this instant no more bytes are taken
 * @param sha256 of the whole file, from the state {@code WHOLE} on
 * @param whole when the last byte had come
 */
public record StoredUpload(
    String id,
    String account,
    Slug organisation,
    long length,
    String metadata,
    Optional<String> key,
    Instant created,
    Instant expires,
    State state,
    Optional<Sha256> sha256,
    Optional<Instant> whole) {

  /** How far an upload has got. */
  public enum State {
    /** Bytes are still to come, or have just come. */
    OPEN,
    /** All bytes have come and their digest is known; the file is about to be taken in. */
    WHOLE,
    /** The file was taken in. */
    COMPLETE,
    /** The bytes are not those that were announced; they were thrown away. */
    MISMATCHED,
    /** The disk failed to keep the bytes. */
    BROKEN
  }

  public StoredUpload {
    Require.present("id", id);
    Require.present("account", account);
    Require.present("organisation", organisation);
    Require.that(length >= 0, "length", "must not be negative");
    Require.present("metadata", metadata);
    Require.present("created", created);
    Require.present("expires", expires);
    Require.present("state", state);
    key = Require.optional(key);
    sha256 = Require.optional(sha256);
    whole = Require.optional(whole);
  }

  /** Whether it takes up a place and space: its file is not yet taken in. */
  public boolean isUnderWay() {
    return state == State.OPEN || state == State.WHOLE;
  }

  /** The same, open for longer. */
  public StoredUpload expiring(Instant later) {
    return new StoredUpload(
        id, account, organisation, length, metadata, key, created, later, state, sha256, whole);
  }

  /** The same, when its length has turned out. */
  public StoredUpload ofLength(long bytes) {
    return new StoredUpload(
        id, account, organisation, bytes, metadata, key, created, expires, state, sha256, whole);
  }

  /** The same, with all its bytes. */
  public StoredUpload whole(Sha256 digest, Instant when) {
    return new StoredUpload(
        id,
        account,
        organisation,
        length,
        metadata,
        key,
        created,
        expires,
        State.WHOLE,
        Optional.of(digest),
        Optional.of(when));
  }

  /** The same at its end: taken in, or failed for good. */
  public StoredUpload ended(State end) {
    return new StoredUpload(
        id, account, organisation, length, metadata, key, created, expires, end, sha256, whole);
  }
}
