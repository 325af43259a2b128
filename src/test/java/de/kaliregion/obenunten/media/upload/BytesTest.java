package de.kaliregion.obenunten.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "1000,1000 B",
    "1024,1 KiB",
    "10239,10239 B",
    "10240,10 KiB",
    "5000000,4882 KiB",
    "50000000,47 MiB",
    "4294967296,4 GiB",
    "21474836480,20 GiB",
    "9223372036854775807,8388607 TiB"
  })
  void areReadable(long bytes, String words) {
    assertThat(Bytes.inWords(bytes)).isEqualTo(words);
  }
}
