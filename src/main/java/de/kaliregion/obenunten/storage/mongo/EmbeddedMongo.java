package de.kaliregion.obenunten.storage.mongo;

import de.bwaldvogel.mongo.MongoServer;
import de.kaliregion.obenunten.storage.ProcessLock;
import de.kaliregion.obenunten.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.mvstore.MVStoreException;

/**
 * A database server inside this process that speaks MongoDB's wire protocol on a loopback port of
 * its own choice. Every acknowledged write is on the disk. It has no accounts: nothing but loopback
 * may reach it.
 */
public final class EmbeddedMongo implements AutoCloseable {
  /** Connections that can wait for the disk together; more take turns. */
  private static final int WORKERS = 8;

  /** Held, so that its level stays: on errors the server logs whole documents. */
  private static final Logger SERVER_LOG = Logger.getLogger("de.bwaldvogel.mongo");

  private final ProcessLock lock;
  private final MongoServer server;
  private final InetSocketAddress address;

  private EmbeddedMongo(ProcessLock lock, MongoServer server) {
    this.lock = lock;
    this.server = server;
    this.address = server.getLocalAddress();
  }

  /**
   * Opens the database in the folder, or makes a new one there.
   *
   * @throws StorageException when another process has the folder, or the file cannot be opened
   */
  public static EmbeddedMongo open(Path folder) {
    try {
      return open(folder, take(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + folder + " cannot be used", e);
    }
  }

  private static EmbeddedMongo open(Path folder, ProcessLock lock) throws IOException {
    MongoServer server = null;
    try {
      server = onFile(folder.resolve("documents.mv"));
      force(folder);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, WORKERS);
      return new EmbeddedMongo(lock, server);
    } catch (IOException | RuntimeException e) {
      if (server != null) {
        server.shutdownNow();
      }
      lock.close();
      throw e;
    }
  }

  private static ProcessLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    return ProcessLock.tryTake(folder.resolve("in-use.lock"))
        .orElseThrow(() ->
            new StorageException(
                "The data folder "
                    + folder.toAbsolutePath().normalize()
                    + " is in use by another process. Stop it, or set DATA_DIR to another"
                    + " folder."));
  }

  private static MongoServer onFile(Path file) {
    SERVER_LOG.setLevel(Level.OFF);
    try {
      return new MongoServer(new DurableH2Backend(file));
    } catch (MVStoreException e) {
      throw new StorageException("The database file " + file + " cannot be opened", e);
    }
  }

  /** A new file is on the disk only when its folder is. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** Ends all connections and closes the file; acknowledged writes are in it already. */
  @Override
  public void close() {
    try (lock) {
      server.shutdownNow();
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder cannot be let go", e);
    }
  }
}
