package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispositionTest {
  /** Bytes of stack. */
  private static final int SHALLOW = 256 << 10;

  private static String fileName(String parameter) {
    return Disposition.of("form-data; name=\"files\"; " + parameter).fileName().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filename=\"Förderturm 1926.jpg\" | Förderturm 1926.jpg",
        "filename=\"a; name=b; filename=c.jpg\" | a; name=b; filename=c.jpg",
        "filename=\"Schacht %22Süd%22.jpg\" | Schacht \"Süd\".jpg",
        "filename=\"Schacht \\\"Süd\\\".jpg\" | Schacht \"Süd\".jpg",
        "filename=\"\\\"Süd\\\"\" | \"Süd\"",
        "filename=\"C:\\Fotos\\Süd.jpg\" | C:\\Fotos\\Süd.jpg",
        "filename=\"C:\\Fotos\\\" | C:\\Fotos\\",
        "FileName=\"100%.jpg\" | 100%.jpg",
        "filename=glocke.jpg | glocke.jpg",
        "filename=glocke.jpg; size=3 | glocke.jpg",
        "filename=\"a.jpg\"; filename=\"b.jpg\" | a.jpg",
        "filename*=UTF-8''b.jpg; filename=\"a.jpg\" | a.jpg"
      })
  void fileNamesAreReadAsBrowsersWriteThem(String parameter, String expected) {
    assertThat(fileName(parameter)).isEqualTo(expected);
  }

  @Test
  void fieldsAreToldApartFromFilesWithoutName() {
    assertThat(Disposition.of("form-data; name=\"csrf\""))
        .isEqualTo(new Disposition("csrf", Optional.empty()));
    assertThat(Disposition.of("Form-Data; name=\"files\"; filename=\"\""))
        .isEqualTo(new Disposition("files", Optional.of("")));
    assertThat(Disposition.of("form-data")).isEqualTo(new Disposition("", Optional.empty()));
    assertThat(Disposition.of("form-data; name=\"a; filename=b\""))
        .isEqualTo(new Disposition("a; filename=b", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "attachment; filename=\"a\"", "form-database; name=\"a\""})
  void whatIsNoPartOfAFormIsRefused(String value) {
    assertThatThrownBy(() -> Disposition.of(value)).isInstanceOf(ProblemException.class);
  }

  /** As long as heads can be: neither the stack nor the patience of the server is used up. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "\\", "\\\"", "%22", "; ", ";a=", ";a=\"", ";a=\\\"", "\"; "})
  void longNamesAreReadWithoutDepth(String piece) {
    String value = "form-data; filename=\"" + piece.repeat(8_000 / piece.length());
    for (String whole : new String[] {value, value + "\"", value + "x\""}) {
      FutureTask<Disposition> reading = new FutureTask<>(() -> Disposition.of(whole));
      new Thread(null, reading, "shallow", SHALLOW).start();
      assertThatCode(reading::get).as(piece).doesNotThrowAnyException();
    }
  }
}
