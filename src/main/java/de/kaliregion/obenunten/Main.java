package de.kaliregion.obenunten;

import com.mongodb.MongoException;
import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.operations.archive.RefusedArchiveException;
import de.kaliregion.obenunten.operations.collection.CollectionFaultException;
import de.kaliregion.obenunten.sign.QrCode;
import de.kaliregion.obenunten.sign.SignAddress;
import de.kaliregion.obenunten.storage.StorageException;
import de.kaliregion.obenunten.studio.account.AccountServices;
import de.kaliregion.obenunten.studio.account.OperatorDesk;
import de.kaliregion.obenunten.studio.account.OperatorDoor;
import de.kaliregion.obenunten.web.ServerStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The command line: {@code serve}, {@code import <folder>}, {@code export …} and {@code account …}.
 */
public final class Main {
  private static final String USAGE =
      """
      Usage: java -jar obenunten.jar [command]
        serve            starts the service (the usual command)
        import <folder>  loads a collection of stories and media, or an export, and publishes it;
                         in place of the folder it takes a ZIP archive of one
        import <folder> --as-is  the same, but shows its media files as they are: quick, for
                         files that are ready for the web and hold nothing private
        export <organisation> <folder>  writes everything of a museum into a new folder, which
                         import reads, here or elsewhere; stop the service before
        media import <folder> --organisation <name>  brings the files of a folder into the media
                         library; the name is that of its address, such as merkers
        account operator <e-mail> <name>  makes a person an operator of the studio, and prints
                         a link by which they choose a password
        account link <e-mail>  prints a new link to an account
        serve --show-sign <code>  starts, and prints the QR code of a sign
      Settings are environment variables: PORT, OPS_PORT, HOST, BASE_URL, OTHER_HOSTS,
      DATA_DIR, CACHE_DIR, MONGODB_URI, ORGANISATION_QUOTA, TRUSTED_PROXIES.
      """;

  private static final List<String> SHOW_SIGN = List.of("serve", "--show-sign");

  private Main() {}

  /**
   * Runs a command; ends with 0, or 1 with a message when it cannot be done, or 2 for a wrong call.
   */
  public static void main(String[] args) {
    try {
      Logs.configure();
      Settings settings = Settings.of(System.getenv());
      switch (List.of(args)) {
        case List<String> words when words.isEmpty() || words.equals(List.of("serve")) ->
            serve(settings, Optional.empty());
        case List<String> words when words.size() == 3 && words.subList(0, 2).equals(SHOW_SIGN) ->
            serve(settings, Optional.of(words.getLast()));
        case List<String> words when words.size() == 2 && words.getFirst().equals("import") ->
            ImportCommand.importCollection(settings, Path.of(words.getLast()));
        case List<String> words
            when words.size() == 3
                && words.getFirst().equals("import")
                && words.getLast().equals("--as-is") ->
            ImportCommand.importAsItIs(settings, Path.of(words.get(1)));
        case List<String> words when words.size() == 3 && words.getFirst().equals("export") ->
            ExportCommand.run(settings, words.get(1), Path.of(words.getLast()));
        case List<String> words when MediaCommand.isMeant(words) -> {
          if (!MediaCommand.run(settings, words, System.getenv())) {
            System.exit(1);
          }
        }
        case List<String> words when isAboutAccounts(words) ->
            printLink(settings, words.subList(1, words.size()));
        default -> {
          System.err.print(USAGE);
          System.exit(2);
        }
      }
    } catch (SettingsException
        | StorageException
        | ServerStartException
        | CollectionFaultException
        | RefusedArchiveException
        | InvalidContentException e) {
      fail(e.getMessage());
    } catch (MongoException e) {
      fail(
          "The database cannot be used; see whether it runs and MONGODB_URI is right: "
              + e.getMessage());
    } catch (UncheckedIOException e) {
      fail(e.getMessage() + ": " + e.getCause());
    } catch (IOException e) {
      fail("A file cannot be read or written: " + e);
    } catch (Exception | Error e) {
      // Threads of libraries would keep the process alive, and the data folder locked.
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(1);
  }

  private static void serve(Settings settings, Optional<String> sign) throws InterruptedException {
    Service service = new Service(settings, Clock.systemUTC());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  Logs.flush();
                  ended.countDown();
                },
                "shutdown"));
    System.out.println("Listening on http://%s:%d".formatted(settings.host(), service.port()));
    System.out.println("Start page: " + settings.baseUrl());
    sign.ifPresent(text -> printSign(settings, text));
    ended.await();
  }

  private static boolean isAboutAccounts(List<String> words) {
    return !words.isEmpty()
        && words.getFirst().equals("account")
        && OperatorDesk.understands(words.subList(1, words.size()));
  }

  private static void printLink(Settings settings, List<String> words) throws IOException {
    Optional<String> answer = OperatorDoor.ask(settings.dataFolder(), words);
    String link = answer.isPresent() ? answer.get() : makeLink(settings, words);
    System.out.println("Open this link within 24 hours and choose a password:");
    System.out.println(link);
  }

  /** With the stores, as no service runs that holds them. */
  private static String makeLink(Settings settings, List<String> words) throws IOException {
    try (Stores stores = Stores.open(settings);
        AccountServices accounts =
            new AccountServices(stores.database(), settings.baseUrl(), Clock.systemUTC())) {
      return accounts.operatorDesk().run(words);
    }
  }

  private static void printSign(Settings settings, String text) {
    SignCode.of(text)
        .ifPresentOrElse(
            code -> printSign(settings, code),
            () -> System.out.println("No QR code is shown: \"" + text + "\" is no sign's code."));
  }

  private static void printSign(Settings settings, SignCode code) {
    System.out.println("Sign:       %s/m/%s%n".formatted(settings.baseUrl(), code));
    System.out.println(QrCode.of(new SignAddress(settings.baseUrl()).of(code)).terminal());
  }
}
