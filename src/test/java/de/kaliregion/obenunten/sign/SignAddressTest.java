package de.kaliregion.obenunten.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.exhibition.code.CodeReader;
import de.kaliregion.obenunten.exhibition.code.Reading;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignAddressTest {
  private static final SignCode CODE = new SignCode("2R811KV");

  @ParameterizedTest
  @CsvSource({
    "https://erbe.example.de, HTTPS://ERBE.EXAMPLE.DE/M/2R811KV",
    "https://erbe.example.de/, HTTPS://ERBE.EXAMPLE.DE/M/2R811KV",
    "http://localhost:8080, HTTP://LOCALHOST:8080/M/2R811KV",
    "HTTPS://xn--rhn-1na.example, HTTPS://XN--RHN-1NA.EXAMPLE/M/2R811KV",
  })
  void isTheBaseAddressWithTheCodeInCapitals(URI base, String address) {
    assertThat(new SignAddress(base).of(CODE)).isEqualTo(address);
  }

  @Test
  void isReadBackAsTheCode() {
    String address = new SignAddress(URI.create("http://localhost:8080")).of(CODE);
    assertThat(new CodeReader(SampleCodes.ALL).read(address)).isEqualTo(new Reading.Read(CODE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.de",
        "example.de",
        "https://rhön.example",
        "https://example.de/erbe",
        "https://example.de?x",
        "https://example.de#x",
        "https://user@example.de"
      })
  void refusesABaseAddressThatCannotBePrintedForDecades(URI base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SignAddress(base))
        .withMessageContaining("base address")
        .withMessageContaining(base.toString());
  }
}
