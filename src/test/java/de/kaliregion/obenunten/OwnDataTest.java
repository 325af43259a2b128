package de.kaliregion.obenunten;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Person;
import de.kaliregion.obenunten.operations.collection.ExportFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator takes the museum's own data along. */
class OwnDataTest {
  @TempDir Path folder;

  @Test
  void theDownloadHoldsExactlyWhatTheCommandLineExports() throws Exception {
    try (StudioHouse house =
        new StudioHouse(Map.of(), (_, stores) -> export(stores, folder.resolve("expected")))) {
      HttpResponse<InputStream> answer = download(house);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
      assertThat(answer.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"museum-merkers.zip\"");
      Map<String, String> found = new TreeMap<>();
      try (ZipInputStream in = new ZipInputStream(answer.body())) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          found.put(entry.getName(), new String(in.readAllBytes()));
        }
      }
      assertThat(found).isEqualTo(files(folder.resolve("expected"))).containsKey("LIESMICH.md");
    }
  }

  @Test
  void thePageSaysWhatIsInItAndTheLogThatItWasTaken() throws Exception {
    try (StudioHouse house = new StudioHouse()) {
      StudioHouse.Browser browser = house.browserOf(Person.ADMINISTRATOR_HERE);

      assertThat(browser.get("/studio/data").body())
          .contains("Download the data of Museum Merkers", "Stories: 0", "What is not in it")
          .doesNotContain("Museum Heringen");
      download(house).body().close();
      assertThat(browser.get("/studio/log").body()).contains("downloaded all data of");
    }
  }

  private static void export(Stores stores, Path target) {
    try {
      ExportFolder.write(ExportCommand.exportOf(stores).of(StudioHouse.HERE), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<InputStream> download(StudioHouse house) throws Exception {
    String session = house.browserOf(Person.ADMINISTRATOR_HERE).session().orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + house.port() + "/studio/data/museum-merkers/export.zip"))
            .header("Cookie", "__Host-studio=" + session)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), new String(Files.readAllBytes(file)));
      }
    }
    return files;
  }
}
