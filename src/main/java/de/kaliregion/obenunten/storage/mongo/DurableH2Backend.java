package de.kaliregion.obenunten.storage.mongo;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An H2 backend whose writes are on the disk before the reply leaves the server. The stock one
 * commits once a second and loses what it acknowledged in between when the process is killed.
 *
 * <p>One command runs at a time, and a commit never falls into the middle of one, so that a command
 * is on the disk wholly or not at all. Only the wait for the disk is outside: writers that arrive
 * during one sync share the next (group commit). Replies are copied before the next command may
 * run, because the server changes stored documents in place while it encodes replies.
 *
 * <p>A read may see a write that still waits for the disk. Its writer has no reply yet, and if the
 * process dies now the reader dies with it.
 */
final class DurableH2Backend extends H2Backend {
  private static final Set<String> READS =
      Set.of(
          "find",
          "getmore",
          "count",
          "distinct",
          "ping",
          "ismaster",
          "buildinfo",
          "listcollections",
          "listindexes",
          "listdatabases",
          "dbstats",
          "collstats",
          "killcursors",
          "endsessions",
          "serverstatus",
          "getlasterror",
          "connectionstatus");

  private final StoreFile file;
  private final ReentrantLock command = new ReentrantLock();
  private final ReentrantLock flush = new ReentrantLock();

  /** Write commands that have run; guarded by {@link #command}. */
  private long applied;

  /** The last of them that is on the disk; guarded by {@link #flush}. */
  private long durable;

  /**
   * Whether something was committed since the last sync that succeeded; guarded by {@link #flush}.
   */
  private boolean unsynced;

  DurableH2Backend(Path path) {
    this(StoreFile.open(path));
  }

  private DurableH2Backend(StoreFile file) {
    super(file.store());
    this.file = file;
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    String name = message.getDocument().keySet().iterator().next().toLowerCase(Locale.ROOT);
    boolean write = !READS.contains(name);
    Document reply;
    long ticket;
    command.lock();
    try {
      ticket = write ? ++applied : 0;
      reply = super.handleMessage(message).cloneDeeply();
    } finally {
      command.unlock();
    }
    if (write) {
      awaitDurable(ticket);
    }
    return reply;
  }

  private void awaitDurable(long ticket) {
    flush.lock();
    try {
      if (durable < ticket) {
        durable = flushAll();
      }
    } finally {
      flush.unlock();
    }
  }

  private long flushAll() {
    long upTo;
    command.lock();
    try {
      upTo = applied;
      boolean before = unsynced;
      unsynced = true; // Stays when the commit fails half-way.
      unsynced = file.commit() || before;
    } finally {
      command.unlock();
    }
    if (unsynced) {
      file.sync();
      unsynced = false;
    }
    return upTo;
  }

  @Override
  public void close() {
    command.lock();
    try {
      super.close();
    } finally {
      command.unlock();
    }
  }
}
