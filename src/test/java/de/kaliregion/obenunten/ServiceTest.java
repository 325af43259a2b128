package de.kaliregion.obenunten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.web.ServerStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever fails lets the data folder go. */
class ServiceTest {
  @TempDir private Path folder;

  @Test
  void aStartThatFailsLeavesNothingOpen() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Settings settings = settings(Integer.toString(taken.getLocalPort()));

      assertThatThrownBy(() -> new Service(settings, Clock.systemUTC()))
          .isInstanceOf(ServerStartException.class);

      assertCanBeOpened(settings);
    }
  }

  @Test
  void theDatabaseIsClosedThoughTheFilesDoNotClose() throws IOException {
    Settings settings = settings("0");
    Stores stores = Stores.open(settings);
    Path inTheWay = Files.createDirectories(writer().resolve("not/empty"));

    assertThatThrownBy(stores::close).isInstanceOf(DirectoryNotEmptyException.class);

    Files.delete(inTheWay);
    assertCanBeOpened(settings);
  }

  private Path writer() throws IOException {
    try (Stream<Path> writers = Files.list(folder.resolve("blobs/tmp"))) {
      return writers.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private Settings settings(String port) {
    return Settings.of(
        Map.of(
            "PORT",
            port,
            "OPS_PORT",
            "0",
            "BASE_URL",
            "https://erbe.example",
            "DATA_DIR",
            folder.toString()));
  }

  private static void assertCanBeOpened(Settings settings) throws IOException {
    try (Stores stores = Stores.open(settings)) {
      assertThat(stores.content().published().places()).isEmpty();
    }
  }
}
