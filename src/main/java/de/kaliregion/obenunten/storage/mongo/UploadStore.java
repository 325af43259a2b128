package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;

/** Uploads under way, and those that ended lately. */
public final class UploadStore {
  private static final String UPLOADS = "uploads";
  private static final String KEYS = "uploadKeys";

  private final DocumentCollection<StoredUpload> uploads;
  private final DocumentCollection<UploadKey> keys;

  private UploadStore(MongoDatabase database) {
    this.uploads =
        new DocumentCollection<>(
            database, UPLOADS, DocumentFormat.first(StoredUpload.class, StoredUpload::id));
    this.keys =
        new DocumentCollection<>(
            database, KEYS, DocumentFormat.first(UploadKey.class, UploadKey::key));
  }

  /** Opens the store, creating the collections where they are missing. */
  public static UploadStore open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(UPLOADS, KEYS));
    return new UploadStore(database);
  }

  /** Adds an upload unless its id is taken; returns whether it did. */
  public boolean insert(StoredUpload upload) {
    return uploads.insert(upload);
  }

  /** Stores what has become of an upload. */
  public void put(StoredUpload upload) {
    uploads.put(upload);
  }

  /** The upload with this id. */
  public Optional<StoredUpload> find(String id) {
    return uploads.find(id);
  }

  /** All of them, in no order. */
  public List<StoredUpload> all() {
    return uploads.all();
  }

  /** Forgets an upload; nothing happens when it is not there. */
  public void remove(String id) {
    uploads.remove(id);
  }

  /** Takes the key if nobody has it; returns who has it now. */
  public UploadKey reserve(UploadKey key) {
    while (!keys.insert(key)) {
      Optional<UploadKey> holder = keys.find(key.key());
      if (holder.isPresent()) {
        return holder.get();
      }
      // It was released between the two looks.
    }
    return key;
  }

  /** Lets go of a key; nothing happens when nobody has it. */
  public void release(String key) {
    keys.remove(key);
  }

  /** All keys, in no order. */
  public List<UploadKey> keys() {
    return keys.all();
  }
}
