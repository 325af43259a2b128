package de.kaliregion.obenunten.storage.mongo;

import java.nio.file.Path;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/** The one file of the embedded database, with its rules for committing and for staying small. */
final class StoreFile {
  /** Milliseconds. The default of 45 s lets the file grow 35 kB with each write; 0 is unsafe. */
  private static final int RETENTION = Integer.getInteger("x.retention", 100);

  private static final int COMMITS_BETWEEN_CHECKS = Integer.getInteger("x.every", 100);
  private static final int COMPACT_BYTES = 16 << 20;

  private final MVStore store;
  private int commits;

  private StoreFile(MVStore store) {
    this.store = store;
  }

  static StoreFile open(Path path) {
    // No commit but ours: the background writer and the full buffer would commit half a command.
    MVStore store =
        new MVStore.Builder()
            .fileName(path.toString())
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open();
    store.setRetentionTime(RETENTION);
    return new StoreFile(store);
  }

  MVStore store() {
    return store;
  }

  /** Writes what changed; returns whether there was anything. Not to be called during a command. */
  boolean commit() {
    boolean changed = store.commit() >= 0;
    if (changed && ++commits >= COMMITS_BETWEEN_CHECKS) {
      commits = 0;
      store.compact(90, COMPACT_BYTES);
    }
    return changed;
  }

  void sync() {
    store.sync();
  }
}
