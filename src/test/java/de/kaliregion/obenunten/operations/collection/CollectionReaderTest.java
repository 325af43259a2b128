package de.kaliregion.obenunten.operations.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import de.kaliregion.obenunten.content.Language;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A collection is read whole, or refused whole with every fault in it. */
class CollectionReaderTest {
  @TempDir Path folder;

  private SmallCollection collection;

  @BeforeEach
  void prepare() {
    collection = SmallCollection.in(folder);
  }

  @Test
  void aCollectionWithoutFaultsIsReadWhole() {
    Collection read = CollectionReader.read(folder);

    assertThat(read.organisations()).hasSize(1);
    assertThat(read.places()).hasSize(2);
    assertThat(read.mediaItems()).hasSize(2);
    assertThat(read.stories()).hasSize(1);
    assertThat(read.stories().getFirst().editions().getFirst().language())
        .isEqualTo(Language.GERMAN);
    assertThat(read.stories().getFirst().editions().getFirst().blocks()).hasSize(2);
    assertThat(read.signs()).hasSize(1);
    assertThat(read.routes()).hasSize(1);
    assertThat(read.terms()).hasSize(1);
    assertThat(read.notices()).hasSize(3);
    assertThat(read.files()).hasSize(3);
  }

  /** File, line and field of the fault that a change of one file makes. */
  @ParameterizedTest(name = "{0}: {1} → {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "organisations.yaml|slug: museum|slug: Das Museum|organisations.yaml|2|slug",
        "places/shaft.yaml|latitude: 50.82|latitude: north|places/shaft.yaml|6|latitude",
        "places/shaft.yaml|latitude: 50.82|latitude: 95|places/shaft.yaml|6|latitude",
        "places/shaft.yaml|level: above|level: beside|places/shaft.yaml|9|level",
        "places/shaft.yaml|states: [TH]|states: [TH, BY]|places/shaft.yaml|5|states",
        "places/shaft.yaml|municipality: Merkers|town: Merkers|places/shaft.yaml|1|municipality",
        "places/shaft.yaml|municipality: Merkers|town: Merkers|places/shaft.yaml|3|town",
        "places/shaft.yaml|district: W|municipality: W|places/shaft.yaml|4|municipality",
        "places/shaft.yaml|name: {de|name: {fr|places/shaft.yaml|1|fr",
        "places/shaft.yaml|organisation: museum|organisation: nobody|places/shaft.yaml|2|organisation",
        "places/shaft.yaml|uncertainty: 10|uncertainty: [10|places/shaft.yaml|9|syntax",
        "places/seam.yaml|depth: 800|depth: 8000|places/seam.yaml|11|depth",
        "places/seam.yaml|about: true|about: perhaps|places/seam.yaml|12|about",
        "places/seam.yaml|under: shaft|under: nothing|places/seam.yaml|10|under",
        "places/seam.yaml|latitude: 50.82|latitude: 50.83|places/seam.yaml|10|under",
        "items/room.yaml|kind: picture|kind: painting|items/room.yaml|1|kind",
        "items/room.yaml|kind: picture|kind: sound|items/room.yaml|2|file",
        "items/room.yaml|file: room.webp|file: nothing.webp|items/room.yaml|2|file",
        "items/room.yaml|file: room.webp|file: ../room.webp|items/room.yaml|2|file",
        "items/room.yaml|alt: {de: Ein Raum im Salz}|synthetic: false|items/room.yaml|1|alt",
        "items/room.yaml|licence: CC-BY-4.0|licence: mine|items/room.yaml|6|licence",
        "items/room.yaml|year: 2026|year: 1200|items/room.yaml|8|year",
        "items/bell.yaml|de: bell.de.vtt|de: nothing.vtt|items/bell.yaml|9|de",
        "items/bell.de.vtt|00:01.000|00:00.000|items/bell.de.vtt|3|cue",
        "stories/shaft/story.yaml|place: shaft|place: nowhere|stories/shaft/story.yaml|1|place",
        "stories/shaft/story.yaml|cover: room|cover: bell|stories/shaft/story.yaml|4|cover",
        "stories/shaft/story.yaml|cover: room|cover: nothing|stories/shaft/story.yaml|4|cover",
        "stories/shaft/story.yaml|tone: plain|tone: loud|stories/shaft/story.yaml|3|tone",
        "stories/shaft/story.yaml|citation: Museum|number: Museum|stories/shaft/story.yaml|6|citation",
        "stories/shaft/de.md|title: Der Schacht|name: Der Schacht|stories/shaft/de.md|2|name",
        "stories/shaft/de.md|item: room|item: nothing|stories/shaft/de.md|9|item",
        "stories/shaft/de.md|item: room|item: bell|stories/shaft/de.md|9|item",
        "stories/shaft/de.md|```picture|```painting|stories/shaft/de.md|8|block",
        "stories/shaft/de.md|/de/stories/shaft|/de/stories/nothing|stories/shaft/de.md|6|text",
        "stories/shaft/de.md|/de/stories/shaft|http://a.example|stories/shaft/de.md|6|text",
        "stories/shaft/de.md|Ein Absatz|Ein <b>Absatz</b>|stories/shaft/de.md|6|text",
        "stories/shaft/de.md|Ein Absatz|# Ein Absatz|stories/shaft/de.md|6|heading",
        "stories/shaft/de.md|teaser: Hinab.|teaser: Hinab: tief|stories/shaft/de.md|3|syntax",
        "signs.yaml|FR23R19|FR23R18|signs.yaml|2|code",
        "signs.yaml|story: shaft|story: nothing|signs.yaml|3|story",
        "signs.yaml|story: shaft|state: assigned|signs.yaml|2|story",
        "routes/way.yaml|story: shaft|story: nothing|routes/way.yaml|5|story",
        "routes/way.yaml|stations:|stops:|routes/way.yaml|4|stops",
        "glossary.yaml|term: {de: Teufe}|term: Teufe|glossary.yaml|3|term"
      })
  void eachFaultIsToldWithFileLineAndField(
      String spoilt, String text, String other, String file, int line, String field) {
    collection.changed(spoilt, text, other);

    assertThat(faults())
        .anySatisfy(fault -> {
          assertThat(fault.file()).isEqualTo(file);
          assertThat(fault.line()).isEqualTo(line);
          assertThat(fault.field()).isEqualTo(field);
          assertThat(fault.message()).isNotBlank();
        });
  }

  @Test
  void manyFaultsAreToldAtOnce() {
    collection
        .changed("places/shaft.yaml", "latitude: 50.82", "latitude: north")
        .changed("items/room.yaml", "licence: CC-BY-4.0", "licence: mine")
        .changed("stories/shaft/de.md", "Ein Absatz", "Ein `Absatz`")
        .changed("signs.yaml", "FR23R19", "FR23R18")
        .changed("glossary.yaml", "slug: teufe", "slug: TEUFE")
        .without("organisations.yaml");

    assertThat(faults())
        .extracting(fault -> fault.file() + ":" + fault.field())
        .contains(
            "glossary.yaml:slug",
            "items/room.yaml:licence",
            "organisations.yaml:file",
            "places/shaft.yaml:latitude",
            "signs.yaml:code",
            "stories/shaft/de.md:text");
  }

  @Test
  void faultsComeInTheOrderOfFilesAndLinesAndAreCounted() {
    collection
        .changed("places/shaft.yaml", "latitude: 50.82", "latitude: north")
        .changed("places/shaft.yaml", "level: above", "level: beside")
        .changed("items/room.yaml", "licence: CC-BY-4.0", "licence: mine");

    List<Fault> faults = faults();

    assertThat(faults)
        .isSortedAccordingTo(
            java.util.Comparator.comparing(Fault::file).thenComparing(Fault::line));
    assertThat(refusal())
        .hasMessageContaining("The collection has " + faults.size() + " faults")
        .hasMessageContaining("places/shaft.yaml:6: latitude: ");
  }

  @Test
  void everyStoryIsThereInGerman() {
    collection.without("stories/shaft/de.md");

    assertThat(faults())
        .anySatisfy(fault -> {
          assertThat(fault.file()).isEqualTo("stories/shaft");
          assertThat(fault.field()).isEqualTo("de.md");
        });
  }

  @Test
  void aFileMustBeUtf8() {
    collection.with("signs.yaml", new byte[] {'s', (byte) 0xe4});

    assertThat(faults()).contains(new Fault("signs.yaml", 0, "file", "cannot be read as UTF-8"));
  }

  @Test
  void aBrokenPictureIsAFaultOfItsItem() {
    collection.with("items/room.webp", new byte[] {'R', 'I', 'F', 'F', 0, 0, 0, 0});

    assertThat(faults())
        .anySatisfy(fault -> {
          assertThat(fault.file()).isEqualTo("items/room.yaml");
          assertThat(fault.field()).isEqualTo("file");
        });
  }

  @Test
  void anEmptyFileIsAFault() {
    collection.with("glossary.yaml", "");

    assertThat(faults()).extracting(Fault::file).contains("glossary.yaml");
  }

  @Test
  void aCodeStandsOnlyOnce() {
    collection.with(
        "signs.yaml", "signs:\n  - code: FR23R19\n    story: shaft\n  - code: FR23R19\n");

    assertThat(faults())
        .extracting(Fault::field, Fault::message)
        .contains(tuple("code", "stands twice: FR23R19"));
  }

  @Test
  void anOrganisationAndAGlossaryTermStandOnlyOnce() {
    collection
        .with(
            "organisations.yaml",
            "organisations:\n"
                + "  - slug: museum\n    name: {de: Museum}\n"
                + "  - slug: museum\n    name: {de: Anderes}\n")
        .with(
            "glossary.yaml",
            "terms:\n"
                + "  - slug: teufe\n    term: {de: Teufe}\n    definition: {de: Tiefe}\n"
                + "  - slug: teufe\n    term: {de: Teufe}\n    definition: {de: Andere}\n");

    assertThat(faults())
        .containsExactly(
            new Fault("glossary.yaml", 2, "slug", "stands twice: teufe"),
            new Fault("organisations.yaml", 2, "slug", "stands twice: museum"));
  }

  @Test
  void aNoticeWithoutAPageIsRefused() {
    collection.with("notices/opening-hours/de.md", "---\ntitle: A\nteaser: B\n---\n\nC\n");

    assertThat(faults())
        .containsExactly(
            new Fault(
                "notices/opening-hours",
                0,
                "name",
                "must be one of accessibility, privacy, imprint"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accessibility", "privacy", "imprint"})
  void eachNoticeThatTheOperatorOwesIsThere(String notice) {
    collection.without("notices/" + notice + "/de.md").without("notices/" + notice);

    assertThat(faults())
        .extracting(Fault::file, Fault::field)
        .containsExactly(tuple("notices", notice));
  }

  @Test
  void everyNoticeIsThereInGerman() {
    collection.without("notices/imprint/de.md");

    assertThat(faults())
        .extracting(Fault::file, Fault::field)
        .containsExactly(tuple("notices/imprint", "de.md"));
  }

  @Test
  void aPictureOfMoreThanAHundredMegapixelsIsRefusedByItsHeader() throws IOException {
    collection.with("items/room.webp", pngHeaded(10_001, 10_000));

    assertThat(faults())
        .contains(
            new Fault("items/room.yaml", 2, "file", "room.webp has more than 100 megapixels"));
  }

  @Test
  void aPictureOfAHundredMegapixelsIsTaken() throws IOException {
    collection.with("items/room.webp", pngHeaded(10_000, 10_000));

    assertThat(CollectionReader.read(folder).mediaItems()).hasSize(2);
  }

  /** A picture of one dot whose header tells another size. */
  private static byte[] pngHeaded(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", bytes);
    ByteBuffer png = ByteBuffer.wrap(bytes.toByteArray());
    int header = 12;
    png.putInt(header + 4, width).putInt(header + 8, height);
    CRC32 checksum = new CRC32();
    checksum.update(png.array(), header, 17);
    png.putInt(header + 17, (int) checksum.getValue());
    return png.array();
  }

  @Test
  void aNameThatCanBeNoSlugIsAFault() {
    collection.with("places/Der Schacht.yaml", "name: {de: a}\n");

    assertThat(faults()).extracting(Fault::file).contains("places/Der Schacht.yaml");
  }

  @Test
  void whatIsThereWithAFaultIsToldOnlyAtItsOwnFile() {
    collection.changed("items/room.yaml", "kind: picture", "kind: painting");

    assertThat(faults()).extracting(Fault::file).containsOnly("items/room.yaml");
  }

  @Test
  void twoWrongValuesOfOnePlaceAreBothTold() {
    collection
        .changed("places/seam.yaml", "latitude: 50.82", "latitude: 95")
        .changed("places/seam.yaml", "depth: 800", "depth: 8000");

    assertThat(faults()).extracting(Fault::field).contains("latitude", "depth");
  }

  @Test
  void aSignAtFaultDoesNotHideAnother() {
    collection.with(
        "signs.yaml", "signs:\n  - code: FR23R18\n  - code: FR23R19\n    story: nothing\n");

    assertThat(faults())
        .extracting(Fault::line, Fault::field)
        .contains(tuple(2, "code"), tuple(4, "story"));
  }

  @Test
  void aBlockWithoutAnEndIsAFault() {
    collection.with(
        "stories/shaft/de.md",
        "---\ntitle: A\nteaser: B\n---\n\nText.\n\n```picture\nitem: room\n");

    assertThat(faults())
        .extracting(Fault::file, Fault::line, Fault::field)
        .contains(tuple("stories/shaft/de.md", 8, "picture"));
  }

  @Test
  void aStoryBeginsWithText() {
    collection.with(
        "stories/shaft/de.md", "---\ntitle: A\nteaser: B\n---\n\n```picture\nitem: room\n```\n");

    assertThat(faults())
        .extracting(Fault::file, Fault::field)
        .contains(tuple("stories/shaft/de.md", "blocks"));
  }

  @Test
  void aFolderThatIsNotThereIsAFault() {
    CollectionFaultException refusal =
        catchThrowableOfType(
            CollectionFaultException.class, () -> CollectionReader.read(folder.resolve("nothing")));

    assertThat(refusal.faults()).extracting(Fault::field).containsExactly("folder");
  }

  @Test
  void aBombOfAliasesIsRefusedAndNotUnfolded() {
    collection.with("glossary.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nterms: []\n");

    assertThat(faults()).extracting(Fault::file).contains("glossary.yaml");
  }

  private List<Fault> faults() {
    return refusal().faults();
  }

  private CollectionFaultException refusal() {
    CollectionFaultException refusal =
        catchThrowableOfType(CollectionFaultException.class, () -> CollectionReader.read(folder));
    assertThat(refusal).as("the collection is refused").isNotNull();
    return refusal;
  }
}
