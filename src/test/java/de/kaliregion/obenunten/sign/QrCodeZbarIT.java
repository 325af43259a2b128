package de.kaliregion.obenunten.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads our pictures with a reader that is not ours: zbarimg. */
class QrCodeZbarIT {
  private static final SignAddress ADDRESS =
      new SignAddress(URI.create("https://erbe.landkreis-muster.de"));

  @TempDir Path folder;

  @Test
  void zbarReadsEverySampleCode() throws Exception {
    for (var code : SampleCodes.ALL) {
      String address = ADDRESS.of(code);
      assertThat(read(QrCode.of(address).png(370))).isEqualTo(address);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {111, 148, 256, 1000, 4000})
  void zbarReadsEverySize(int edge) throws Exception {
    String address = ADDRESS.of(SampleCodes.ALL.iterator().next());
    assertThat(read(QrCode.of(address).png(edge))).isEqualTo(address);
  }

  private String read(byte[] png) throws Exception {
    Path picture = Files.write(folder.resolve("code.png"), png);
    Path text = folder.resolve("code.txt");
    Process zbar = start(picture, text);
    if (!zbar.waitFor(30, TimeUnit.SECONDS)) {
      zbar.destroyForcibly();
      fail("zbarimg did not end in 30 seconds");
    }
    return Files.readString(text, StandardCharsets.US_ASCII).strip();
  }

  private static Process start(Path picture, Path text) {
    try {
      return new ProcessBuilder(
              "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture.toString())
          .redirectOutput(text.toFile())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      return fail("zbarimg is missing: install zbar-tools (scripts/test does)", e);
    }
  }
}
