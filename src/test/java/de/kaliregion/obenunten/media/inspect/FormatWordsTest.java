package de.kaliregion.obenunten.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.web.page.Messages;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What files are is said in words: nobody knows their museum's tapes as audio/wav. */
class FormatWordsTest {
  private static Telling in(Language language) {
    return new Telling(language, Messages.ofStudio(language), account -> account);
  }

  @ParameterizedTest
  @EnumSource(names = {"GERMAN", "ENGLISH"})
  void eachFormatThatIsAcceptedHasWordsOfItsOwn(Language language) {
    Set<String> words = new HashSet<>();
    for (String mediaType : FindingJson.MEDIA_TYPES) {
      String said = in(language).format(mediaType);
      assertThat(said).doesNotContain("/", "gltf", "subrip");
      assertThat(words.add(said)).as(said).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, JPEG-Bild, JPEG picture",
    "audio/wav, WAV-Ton, WAV sound",
    "video/quicktime, QuickTime-Film (MOV), QuickTime film (MOV)",
    "application/pdf, PDF-Dokument, PDF document",
    "image/svg+xml, image/svg+xml, image/svg+xml"
  })
  void formatsAreSaidInTheReadersLanguage(String mediaType, String german, String english) {
    assertThat(in(Language.GERMAN).format(mediaType)).isEqualTo(german);
    assertThat(in(Language.ENGLISH).format(mediaType)).isEqualTo(english);
  }
}
