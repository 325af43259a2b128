package de.kaliregion.obenunten.storage.mongo;

import de.kaliregion.obenunten.content.Require;
import java.time.Instant;

/**
 * Which upload a client began under a key of its own choice, so that the same beginning sent twice
 * makes one upload.
 *
 * @param key a digest of the account and of the client's key
 * @param upload the id of the upload
 */
public record UploadKey(String key, String upload, Instant created) {
  public UploadKey {
    Require.present("key", key);
    Require.present("upload", upload);
    Require.present("created", created);
  }
}
