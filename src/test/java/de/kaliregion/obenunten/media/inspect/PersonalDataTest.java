package de.kaliregion.obenunten.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What never leaves the studio. */
class PersonalDataTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GPS: GPS Latitude",
        "tag: location",
        "tag: com_apple_quicktime_location_iso6709",
        "XMP: Iptc4xmpExt:LocationCreated[1]/Iptc4xmpExt:City",
        "IPTC: Sub-location",
        "Exif SubIFD: Body Serial Number",
        "Exif SubIFD: Lens Serial Number",
        "Exif SubIFD: Camera Owner Name",
        "Exif IFD0: Artist",
        "Exif IFD0: Copyright",
        "Exif IFD0: Host Computer",
        "Exif IFD0: Windows XP Author",
        "Exif SubIFD: Unique Image ID",
        "IPTC: By-line",
        "XMP: dc:creator[1]",
        "XMP: xmpMM:DocumentID",
        "XMP: Iptc4xmpExt:PersonInImage[1]",
        "XMP: mwg-rs:Regions/mwg-rs:RegionList[1]/mwg-rs:Name",
        "PDF: Author",
        "tag: artist",
        "tag: com_apple_quicktime_content_identifier"
      })
  void namesPlacesAndDevicesArePersonal(String name) {
    assertThat(PersonalData.isPersonal(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exif IFD0: Make",
        "Exif IFD0: Orientation",
        "Exif SubIFD: Exposure Time",
        "Exif SubIFD: Date/Time Original",
        "XMP: dc:title[1]",
        "XMP: xmp:CreatorTool",
        "PDF: Producer",
        "PDF: Creator",
        "tag: title",
        "tag: major_brand",
        "IPTC: Caption/Abstract"
      })
  void whatTheWorkOrTheTechniqueIsIsNot(String name) {
    assertThat(PersonalData.isPersonal(name)).isFalse();
  }

  @Test
  void directoriesOfCameraMakersArePersonalAltogether() {
    assertThat(PersonalData.isPersonalDirectory("Canon Makernote")).isTrue();
    assertThat(PersonalData.isPersonalDirectory("GPS")).isTrue();
    assertThat(PersonalData.isPersonalDirectory("Exif SubIFD")).isFalse();
    assertThat(PersonalData.isPersonalDirectory("ICC Profile")).isFalse();
  }
}
