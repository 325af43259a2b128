package de.kaliregion.obenunten;

import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.operations.collection.CollectionFaultException;
import de.kaliregion.obenunten.operations.collection.CollectionImport;
import de.kaliregion.obenunten.operations.collection.CollectionReader;
import de.kaliregion.obenunten.sign.QrCode;
import de.kaliregion.obenunten.sign.SignAddress;
import de.kaliregion.obenunten.storage.StorageException;
import de.kaliregion.obenunten.web.ServerStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The command line: {@code serve}, {@code import <folder>} and {@code sign}. */
public final class Main {
  private static final String USAGE =
      """
      Usage: java -jar obenunten.jar [command]
        serve            starts the service (the usual command)
        import <folder>  loads a collection of stories and media, and publishes it
        sign             prints the QR code of the first sign
      Settings are environment variables: PORT, OPS_PORT, HOST, BASE_URL, OTHER_HOSTS, DATA_DIR, MONGODB_URI.
      """;

  private Main() {}

  /**
   * Runs a command; ends with 0, or 1 with a message when it cannot be done, or 2 for a wrong call.
   */
  public static void main(String[] args) throws Exception {
    Logs.configure();
    try {
      Settings settings = Settings.of(System.getenv());
      switch (List.of(args)) {
        case List<String> words when words.isEmpty() || words.equals(List.of("serve")) ->
            serve(settings);
        case List<String> words when words.size() == 2 && words.getFirst().equals("import") ->
            importCollection(settings, Path.of(words.getLast()));
        case List<String> words when words.equals(List.of("sign")) -> printSign(settings);
        default -> {
          System.err.print(USAGE);
          System.exit(2);
        }
      }
    } catch (SettingsException
        | StorageException
        | ServerStartException
        | CollectionFaultException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void serve(Settings settings) throws InterruptedException {
    Service service = new Service(settings, Clock.systemUTC());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  ended.countDown();
                },
                "shutdown"));
    System.out.println("Listening on http://%s:%d".formatted(settings.host(), service.port()));
    ended.await();
  }

  private static void importCollection(Settings settings, Path folder) throws IOException {
    var collection = CollectionReader.read(folder);
    try (Stores stores = Stores.open(settings)) {
      var outcome =
          new CollectionImport(stores.content(), stores.blobs(), Clock.systemUTC()).run(collection);
      System.out.println(
          outcome.changed()
              ? "Imported: %d things stored, %d editions published"
                  .formatted(outcome.stored(), outcome.published())
              : "Nothing has changed.");
    }
  }

  private static void printSign(Settings settings) throws IOException {
    try (Stores stores = Stores.open(settings)) {
      stores.content().published().signs().stream()
          .filter(sign -> sign.state() == Sign.State.ASSIGNED)
          .min(java.util.Comparator.comparing(Sign::code))
          .map(sign -> new SignAddress(settings.baseUrl()).of(sign.code()))
          .ifPresent(address -> System.out.println(QrCode.of(address).terminal() + "\n" + address));
    }
  }
}
