package de.kaliregion.obenunten.storage.mongo;

import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * The one file of the embedded database, with its rules for committing and for staying small.
 *
 * <p>A commit appends what changed and leaves the old pages behind as waste. Every so many commits
 * the chunks with the most waste are rewritten, a little at a time, and what is written next fills
 * the gaps, so that nobody waits long and the file stays below five times the live data. Chunks are
 * not moved from its end into the gaps: H2 2.4.240 may then write over what the file still refers
 * to until the next sync, as its own assertions tell.
 */
final class StoreFile {
  /**
   * Milliseconds before the space of a young chunk is used again. H2's 45 s let the file grow by 35
   * kB with each write; 0 can damage it (h2 #2752). Old chunks wait for five synced versions.
   */
  private static final int RETENTION = 20;

  private static final int COMMITS_BETWEEN_CHECKS = 20;

  /** Of what the chunks hold; else those with the most waste are rewritten. */
  private static final int LEAST_LIVE_PERCENT = 75;

  private static final int REWRITE_BYTES = 1 << 20;

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

  /** Writes what changed and says whether there was anything. Never to be called amid a command. */
  boolean commit() {
    boolean changed = store.commit() >= 0;
    if (changed && ++commits >= COMMITS_BETWEEN_CHECKS) {
      commits = 0;
      compact();
    }
    return changed;
  }

  private void compact() {
    store.compact(LEAST_LIVE_PERCENT, REWRITE_BYTES);
  }

  /** Waits until the disk has what was written. */
  void sync() {
    store.sync();
  }
}
