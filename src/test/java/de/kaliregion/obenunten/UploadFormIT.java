package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Browser;
import de.kaliregion.obenunten.storage.SmallDisk;
import de.kaliregion.obenunten.web.Wire;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files, and disks that are full, at the form for browsers without scripts. */
class UploadFormIT {
  private static final String UPLOAD = "/studio/media/upload";
  private static final int PIECE = 1 << 20;
  private static final int PIECES = 64;

  @TempDir Path data;

  private static FormBody form(Browser browser) {
    return new FormBody()
        .field("csrf", browser.csrf())
        .field("organisation", StudioHouse.HERE.value());
  }

  /** It lies on the disk as it comes: what the memory has to hold does not grow with the file. */
  @Test
  void aLargeFileIsOnTheDiskWhileItComes() throws Exception {
    try (StudioHouse house = new StudioHouse(Map.of("DATA_DIR", data.toString()))) {
      Browser browser = house.browserOf(CONTRIBUTOR_HERE);
      byte[] whole = form(browser).file("files", "gross.xyz", new byte[0]).bytes();
      String text = new String(whole, StandardCharsets.ISO_8859_1);
      int at = text.indexOf("\r\n\r\n", text.indexOf("gross.xyz")) + 4;
      byte[] piece = new byte[PIECE];
      new Random(4).nextBytes(piece);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");

      try (Wire wire = new Wire(house.port())) {
        wire.send(
                "POST " + UPLOAD + " HTTP/1.1",
                "Host: 127.0.0.1:" + house.port(),
                "Sec-Fetch-Site: same-origin",
                "Cookie: __Host-studio=" + browser.session().orElseThrow(),
                "Content-Type: " + form(browser).contentType(),
                "Content-Length: " + (whole.length + (long) PIECES * PIECE))
            .raw(Arrays.copyOf(whole, at));
        for (int i = 1; i <= PIECES; i++) {
          wire.raw(piece);
          digest.update(piece);
          if (i % 16 == 0) {
            awaitUnderWay((i - 1L) * PIECE);
          }
        }
        Wire.Answer answer = wire.raw(Arrays.copyOfRange(whole, at, whole.length)).answer();

        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
      }
      String hex = HexFormat.of().formatHex(digest.digest());
      assertThat(
              data.resolve("blobs/" + hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex))
          .hasSize((long) PIECES * PIECE);
    }
  }

  private void awaitUnderWay(long bytes) throws IOException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (underWay() < bytes) {
      assertThat(System.nanoTime()).as(bytes + " bytes on the disk").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private long underWay() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("uploads"))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Less is free here than must stay free. */
  @Test
  void aFullDiskIsToldOnAPageInTheReadersLanguage() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(data, 200 << 20)) {
      String here = disk.path().resolve("here").toString();
      try (StudioHouse house = new StudioHouse(Map.of("DATA_DIR", here))) {
        Browser browser = house.browserOf(CONTRIBUTOR_HERE);
        FormBody form =
            form(browser)
                .file("files", "Eins.xyz", new byte[100_000])
                .file("files", "Zwei.xyz", new byte[100_000]);

        HttpResponse<String> answer = browser.send(UPLOAD, form, "Accept-Language", "de");

        assertThat(answer.statusCode()).isEqualTo(507);
        assertThat(answer.body())
            .contains("2 Dateien wurden nicht angenommen", "<strong>Eins.xyz</strong>")
            .contains("Auf dem Server ist kein Platz mehr. Diese Datei wurde nicht angenommen")
            .contains("name=\"organisation\"");
      }
    }
  }
}
