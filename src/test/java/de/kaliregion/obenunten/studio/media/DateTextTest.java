package de.kaliregion.obenunten.studio.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as people write them. */
class DateTextTest {
  @ParameterizedTest
  @CsvSource({
    "1925, 1925",
    "1925-06, 1925-06",
    "1925-06-30, 1925-06-30",
    "30.6.1925, 1925-06-30",
    "30. 06. 1925, 1925-06-30",
    "6.1925, 1925-06",
    "06/1925, 1925-06",
    "um 1925, 1925~",
    "ca. 1925, 1925~",
    "about 1925, 1925~",
    "1925~, 1925~",
    "um 30.6.1925, 1925-06-30~"
  })
  void isUnderstood(String typed, String edtf) {
    assertThat(DateText.read(typed)).contains(edtf);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gestern", "31.2.1925", "1925-13", "25", "1499", "2201", "um", "1925-6"})
  void isNoDate(String typed) {
    assertThat(DateText.read(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1925, 1925",
    "1925~, ca. 1925",
    "1925-06, 06/1925",
    "1925-06~, ca. 06/1925",
    "1925-06-30, 1925-06-30",
    "1925-06-30~, ca. 1925-06-30"
  })
  void isShownAsPeopleWriteItAndReadAsTheSame(String edtf, String shown) {
    assertThat(DateText.shown(edtf)).isEqualTo(shown);
    assertThat(DateText.read(shown)).contains(edtf);
  }
}
