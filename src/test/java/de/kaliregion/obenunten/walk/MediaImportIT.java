package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.EmbeddedMongo;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code media import}: a folder of files becomes items of the library. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class MediaImportIT {
  private static final Slug MUSEUM = new Slug("museum-merkers");
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** As at a German's desk; names are UTF-8 wherever the tests run. */
  private static final Map<String, String> GERMAN = Map.of("LC_ALL", "C.UTF-8", "LANGUAGE", "de");

  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^(\\S.*?) {2,}(bereit|schon da|doppelt|übergangen|wartet|abgelehnt|gescheitert)\\b(.*)$");

  @TempDir Path data;
  @TempDir Path folder;
  private Stick stick;

  @BeforeEach
  void open() throws IOException {
    stick = new Stick(folder);
    try (MongoConnection database = MongoConnection.embedded(data)) {
      found(database);
    }
  }

  private static void found(MongoConnection database) {
    ContentStore content = ContentStore.open(database.database());
    content.put(new Organisation(MUSEUM, new Wording(Map.of(Language.GERMAN, "Museum Merkers"))));
    content.raiseGeneration();
  }

  private JarProcess start(Map<String, String> settings) throws IOException {
    return JarProcess.start(
        data, settings, "media", "import", folder.toString(), "--organisation", MUSEUM.value());
  }

  private String run(int exit) throws Exception {
    try (JarProcess jar = start(GERMAN)) {
      assertThat(jar.awaitEnd(LONGEST)).as(jar.output()).isEqualTo(exit);
      assertThat(jar.output()).doesNotContain("\tat ");
      return jar.output();
    }
  }

  /** The result of each file, and what stands behind it. */
  private static Map<String, String> table(String output) {
    Map<String, String> rows = new HashMap<>();
    Matcher row = ROW.matcher(output);
    while (row.find()) {
      rows.put(row.group(1), row.group(2) + row.group(3).replaceAll(" +", " "));
    }
    return rows;
  }

  private record Library(List<Master> masters, List<MediaDraft> drafts) {}

  private Library library() throws IOException {
    try (MongoConnection database = MongoConnection.embedded(data)) {
      return library(database);
    }
  }

  private static Library library(MongoConnection database) {
    List<MediaDraft> drafts = MediaDraftStore.open(database.database()).all();
    return new Library(
        MasterStore.open(database.database())
            .find(drafts.stream().map(MediaDraft::master).toList()),
        drafts);
  }

  @Test
  void everyFileOfAFolderIsToldOfAndASecondTimeNothingIsTakenAgain() throws Exception {
    Path lamp = stick.picture("lampe.jpg", 10);
    stick.rename("lampe.jpg", "Zeche Käthe 🙂 – oben.jpg");
    stick.picture("unten/stollen.jpg", 200);
    Files.copy(folder.resolve("unten/stollen.jpg"), folder.resolve("zz kopie.jpg"));
    stick.sound("ton/interview.wav", 3);
    stick.text("ton/interview.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nGlück auf.\n");
    stick.document("blatt.pdf");
    stick.text("adressen.csv", "Name;Straße\nMuster;Weg 1\n");
    stick.text("leer.png", "");
    stick.text(".DS_Store", "hidden");
    Path secret = Files.writeString(data.resolveSibling(folder.getFileName() + ".secret"), "s");
    Files.createSymbolicLink(folder.resolve("verweis.jpg"), secret);
    assertThat(lamp).doesNotExist();

    String first = run(1);

    Map<String, String> rows = table(first);
    assertThat(rows).hasSize(9);
    assertThat(rows.get("Zeche Käthe 🙂 – oben.jpg")).startsWith("bereit Bild ");
    assertThat(rows.get("unten/stollen.jpg")).startsWith("bereit Bild ");
    assertThat(rows.get("zz kopie.jpg")).startsWith("doppelt Bild ").endsWith("unten/stollen.jpg");
    assertThat(rows.get("ton/interview.wav")).startsWith("bereit Ton ");
    assertThat(rows.get("ton/interview.vtt")).startsWith("bereit Untertitel ");
    assertThat(rows.get("blatt.pdf")).startsWith("bereit Dokument ");
    assertThat(rows.get("adressen.csv")).startsWith("abgelehnt ").hasSizeGreaterThan(40);
    assertThat(rows.get("leer.png")).startsWith("abgelehnt ").hasSizeGreaterThan(40);
    assertThat(rows.get("verweis.jpg")).startsWith("übergangen ").contains("Verweis");
    assertThat(first).contains("6 von 8 Dateien sind zeigbar.");
    assertThat(library().drafts().stream().map(draft -> draft.slug().value()))
        .contains("zeche-kaethe-oben", "stollen", "interview", "blatt")
        .hasSize(7);

    Files.delete(folder.resolve("adressen.csv"));
    Files.delete(folder.resolve("leer.png"));
    Map<String, String> second = table(run(0));

    assertThat(second).hasSize(7);
    assertThat(second.get("unten/stollen.jpg")).startsWith("schon da Bild ");
    assertThat(second.get("zz kopie.jpg")).startsWith("doppelt ");
    assertThat(second.get("ton/interview.vtt")).startsWith("schon da ");
    assertThat(library().drafts()).hasSize(7);
  }

  @Test
  void whatMayNotBeReadIsToldAndTheOthersAreTaken() throws Exception {
    stick.picture("offen.jpg", 40);
    Path locked = stick.picture("gesperrt.jpg", 80);
    Path closed = Files.createDirectory(folder.resolve("zu"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));

    Map<String, String> rows;
    try (JarProcess jar =
        JarProcess.startBy(
            withoutPowers(),
            data,
            GERMAN,
            "media",
            "import",
            folder.toString(),
            "--organisation",
            MUSEUM.value())) {
      assertThat(jar.awaitEnd(LONGEST)).isEqualTo(1);
      rows = table(jar.output());
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }

    assertThat(rows).hasSize(3);
    assertThat(rows.get("offen.jpg")).startsWith("bereit ");
    assertThat(rows.get("gesperrt.jpg")).startsWith("gescheitert ").contains("nicht gelesen");
    assertThat(rows.get("zu")).startsWith("gescheitert ").contains("hineingesehen");
  }

  /** The administrator may read everything, unless that is given up. */
  private static List<String> withoutPowers() {
    return System.getProperty("user.name").equals("root")
        ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
        : List.of();
  }

  @Test
  void brokenOffAnywhereItGoesOnWithoutASecondCopy() throws Exception {
    for (int i = 0; i < 6; i++) {
      stick.picture("bild-" + i + ".jpg", 20 + 30 * i);
    }
    stick.sound("ton.wav", 5);
    for (String moment : List.of("Gespeichert: 1 von 7", "Gespeichert: 7 von 7")) {
      try (JarProcess jar = start(GERMAN)) {
        Patience.until(LONGEST, moment, () -> says(jar, moment));
        jar.kill();
      }
    }

    Map<String, String> rows = table(run(0));

    assertThat(rows).hasSize(7);
    assertThat(rows.values()).allMatch(result -> result.matches("(bereit|schon da) .*"));
    Library library = library();
    assertThat(library.drafts()).hasSize(7);
    assertThat(library.masters()).extracting(Master::sha256).doesNotHaveDuplicates().hasSize(7);
    assertThat(library.masters()).extracting(Master::state).containsOnly(Master.State.READY);
  }

  private static boolean says(JarProcess jar, String words) throws IOException {
    if (!jar.isAlive() && !jar.output().contains(words)) {
      throw new AssertionError("it ended:\n" + jar.output());
    }
    return jar.output().contains(words);
  }

  @Test
  void itWorksBesideAServiceThatSharesItsDatabase(@TempDir Path elsewhere) throws Exception {
    stick.picture("lampe.jpg", 10);
    EmbeddedMongo database = EmbeddedMongo.open(elsewhere.resolve("database"));
    String uri = "mongodb://127.0.0.1:" + database.address().getPort() + "/?retryWrites=false";
    try (MongoConnection connection = MongoConnection.cluster(uri)) {
      found(connection);
      Map<String, String> shared = new HashMap<>(GERMAN);
      shared.put("MONGODB_URI", uri);
      try (JarProcess service = JarProcess.start(data, shared)) {
        service.awaitPort();
        try (JarProcess jar = start(shared)) {
          assertThat(jar.awaitEnd(LONGEST)).as(jar.output()).isZero();
          assertThat(table(jar.output()).get("lampe.jpg")).startsWith("bereit ");
        }
        assertThat(service.isAlive()).isTrue();
      }
      assertThat(library(connection).drafts()).hasSize(1);
    } finally {
      database.close();
    }
  }

  @Test
  void besideAServiceWithTheEmbeddedDatabaseItSaysWhatToDo() throws Exception {
    stick.picture("lampe.jpg", 10);
    try (JarProcess service = JarProcess.start(data, GERMAN)) {
      service.awaitPort();
      assertThat(run(1)).contains("in use by another process", "Stop it");
    }
  }

  @Test
  void whatCannotBeDoneIsSaid() throws Exception {
    stick.picture("lampe.jpg", 10);
    try (JarProcess jar =
        JarProcess.start(
            data, GERMAN, "media", "import", folder.toString(), "--organisation", "nobody")) {
      assertThat(jar.awaitEnd(LONGEST)).isEqualTo(1);
      assertThat(jar.output()).contains("nobody", MUSEUM.value()).doesNotContain("\tat ");
    }
    try (JarProcess jar =
        JarProcess.start(
            data,
            GERMAN,
            "media",
            "import",
            folder.resolve("nichts").toString(),
            "--organisation",
            MUSEUM.value())) {
      assertThat(jar.awaitEnd(LONGEST)).isEqualTo(1);
      assertThat(jar.output()).contains("is no folder").doesNotContain("\tat ");
    }
    try (JarProcess jar = JarProcess.start(data, GERMAN, "media", "import")) {
      assertThat(jar.awaitEnd(LONGEST)).isEqualTo(2);
      assertThat(jar.output()).contains("Usage", "media import <folder>");
    }
  }
}
