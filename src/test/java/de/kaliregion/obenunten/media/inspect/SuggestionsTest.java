package de.kaliregion.obenunten.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.draft.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the fields of a file fill the form. */
class SuggestionsTest {
  private final Fields fields = new Fields();

  private Facts.Suggestion suggestion() {
    return Suggestions.from(fields);
  }

  @ParameterizedTest
  @CsvSource({
    "2020:06:08 11:16:14, 2020-06-08",
    "19250630, 1925-06-30",
    "1925-06, 1925-06",
    "1925, 1925",
    "1925:00:00, 1925",
    "2019-12-20T20:08:34.000000Z, 2019-12-20",
    "20190, ",
    "0000:00:00 00:00:00, ",
    "1970:01:01 00:00:00, ",
    "2020:13:40, ",
    "yesterday, "
  })
  void datesAreReadAsCamerasAndArchivesWriteThem(String text, String date) {
    fields.add("XMP: photoshop:DateCreated", text);

    assertThat(suggestion().date().orElse(null)).isEqualTo(date);
  }

  @Test
  void anImpossibleDateIsPassedOver() {
    fields.add("XMP: photoshop:DateCreated", "0000");
    fields.add("Exif SubIFD: Date/Time Original", "2001:02:03 04:05:06");

    assertThat(suggestion().date()).contains("2001-02-03");
  }

  @Test
  void whatCamerasWriteByThemselvesIsNoCaption() {
    fields.add("Exif IFD0: Image Description", "OLYMPUS DIGITAL CAMERA         ");
    fields.add("tag: comment", "Vor dem Schacht");

    assertThat(suggestion().caption()).contains("Vor dem Schacht");
  }

  @ParameterizedTest
  @CsvSource({
    "© 1999 Stadtarchiv Heringen, Stadtarchiv Heringen",
    "Copyright (c) 2004-2006 by Erika Mustermann, Erika Mustermann",
    "Kalimuseum, Kalimuseum",
    "© 2011, ",
    "CC BY-SA 4.0, "
  })
  void theHolderIsTheNameInTheNotice(String notice, String holder) {
    fields.add("IPTC: Copyright Notice", notice);

    assertThat(suggestion().holder().orElse(null)).isEqualTo(holder);
  }

  @ParameterizedTest
  @CsvSource({
    "https://creativecommons.org/licenses/by/4.0/, https://creativecommons.org/licenses/by/4.0/",
    "Lizenz: CC BY-SA 4.0 (Erika), CC BY-SA 4.0",
    "CC0, CC0",
    "http://rightsstatements.org/vocab/InC/1.0/, http://rightsstatements.org/vocab/InC/1.0/"
  })
  void aLicenceIsFoundWithinItsSentence(String terms, String licence) {
    fields.add("XMP: xmpRights:UsageTerms[1]", terms);

    assertThat(suggestion().licence()).contains(licence);
  }

  @Test
  void aCreditStandsForTheCreatorOrElseForTheSource() {
    fields.add("IPTC: Credit", "Bildstelle");
    assertThat(suggestion().creator()).contains("Bildstelle");
    assertThat(suggestion().source()).isEmpty();

    fields.add("IPTC: By-line", "Erika Mustermann");
    assertThat(suggestion().creator()).contains("Erika Mustermann");
    assertThat(suggestion().source()).contains("Bildstelle");
  }

  @Test
  void aTitleFromAWordProcessorLosesItsEnding() {
    fields.add("PDF: Title", "Microsoft Word - Chronik.docx");

    assertThat(suggestion().title()).contains("Chronik");
  }

  @Test
  void textsAreOneLineCutToWhatTheFormTakes() {
    fields.add("tag: title", "a\u0000\u0007b\r\n\r\nc \ud800 " + "x".repeat(500));

    assertThat(suggestion().title().orElseThrow()).startsWith("a b c x").hasSize(200);
  }

  @Test
  void aFileThatSaysNothingSuggestsNothing() {
    assertThat(suggestion()).isEqualTo(Facts.Suggestion.NONE);
  }
}
