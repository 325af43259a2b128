package de.kaliregion.obenunten.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayNameTest {
  @ParameterizedTest
  @CsvSource({
    "Fördergerüst.jpg,Fördergerüst.jpg",
    "../../../etc/passwd,passwd",
    "C:\\Fotos\\Schacht 1.jpg,Schacht 1.jpg",
    "COM1,COM1",
    "foto.jpg.exe,foto.jpg.exe",
    "'  zwei   Leerzeichen\u00a0\u2028und mehr ','zwei Leerzeichen und mehr'",
    "'a\u0000b\u0007c\u007fd','abcd'",
    "'rechnung\u202Efdp.exe',rechnungfdp.exe",
    "'\u2066x\u2069\u200fy\u061cz',xyz",
    "'A\u0308rger.wav','Ärger.wav'",
    "/,''",
    "'',''"
  })
  void isFitToBeShown(String name, String shown) {
    assertThat(DisplayName.of(name)).isEqualTo(shown);
  }

  @Test
  void isCutBetweenCharacters() {
    assertThat(DisplayName.of("x".repeat(4_000))).hasSize(200);
    String shafts = DisplayName.of("⛏️🚧".repeat(500));
    assertThat(shafts.codePointCount(0, shafts.length())).isEqualTo(200);
    assertThat(shafts.chars()).noneMatch(c -> c == 0xFFFD);
  }

  @Test
  void neverHoldsWhatCannotBeSeen() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int j = random.nextInt(20); j > 0; j--) {
        name.append((char) random.nextInt(0x10000));
      }
      String shown = DisplayName.of(name.toString());
      assertThat(shown).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}/\\\\\u2028\u2029]");
      assertThat(shown.strip()).isEqualTo(shown);
      assertThat(DisplayName.of(shown)).isEqualTo(shown);
    }
  }
}
