package de.kaliregion.obenunten.storage.mongo;

import de.kaliregion.obenunten.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;

/** The embedded server as a process of its own: says its port and runs until its input ends. */
final class ServerProcess {
  static final String LISTENS = "LISTENS ";
  static final String REFUSED = "REFUSED ";

  private ServerProcess() {}

  public static void main(String[] args) throws IOException {
    try (EmbeddedMongo server = EmbeddedMongo.open(Path.of(args[0]))) {
      System.out.println(LISTENS + server.address().getPort());
      while (System.in.read() >= 0) {
        // Nothing is ever said to it.
      }
    } catch (StorageException e) {
      System.out.println(REFUSED + e.getMessage());
      System.exit(1);
    }
  }
}
