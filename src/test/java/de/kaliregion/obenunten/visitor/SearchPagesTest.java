package de.kaliregion.obenunten.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.SampleHouse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking for words in the sample collection. */
@ExtendWith(SampleHouse.Key.class)
class SearchPagesTest {
  private final SampleHouse house;

  SearchPagesTest(SampleHouse house) {
    this.house = house;
  }

  /** The word stands in the description of a picture, not in the text. */
  @ParameterizedTest
  @ValueSource(strings = {"Forderturm", "Foerderturm", "F%C3%B6rderturm"})
  void aWordIsFoundInEverySpelling(String spelling) {
    String page = new String(house.get("/de/search?q=" + spelling).body(), StandardCharsets.UTF_8);

    assertThat(page).contains("/de/stories/merkers-kaiseroda-2");
  }
}
