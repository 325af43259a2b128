package de.kaliregion.obenunten.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Licence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceNamesTest {

  @Test
  void everyLicenceIsKnownByItsAddressAndItsNames() {
    for (Licence licence : Licence.values()) {
      assertThat(LicenceNames.find(licence.url())).contains(licence);
      assertThat(LicenceNames.find(licence.id())).contains(licence);
      assertThat(LicenceNames.find(licence.label())).contains(licence);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://creativecommons.org/licenses/by-sa/4.0 | CC_BY_SA",
        "https://creativecommons.org/licenses/by/4.0/deed.de | CC_BY",
        "https://creativecommons.org/licenses/by-nc/4.0/legalcode | CC_BY_NC",
        "Lizenz: https://creativecommons.org/publicdomain/zero/1.0/deed.en | CC0",
        "http://rightsstatements.org/page/InC/1.0/ | IN_COPYRIGHT",
        "Creative Commons Attribution-ShareAlike 4.0 International License | CC_BY_SA",
        "Creative Commons Namensnennung 4.0 International | CC_BY",
        "cc by-nc-nd 4.0 | CC_BY_NC_ND",
        "CC0 | CC0"
      })
  void itIsKnownInTheFormsThatFilesUse(String text, Licence licence) {
    assertThat(LicenceNames.find(text)).contains(licence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://creativecommons.org/licenses/by-sa/3.0/",
        "CC BY-SA 3.0",
        "CC BY",
        "© Erika Muster",
        "All rights reserved",
        "https://example.org/licenses/by/4.0/",
        "",
        "\u0000"
      })
  void whatMayMeanAnotherIsNone(String text) {
    assertThat(LicenceNames.find(text)).isEmpty();
  }
}
