package de.kaliregion.obenunten.operations.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive from elsewhere may hold anything. */
class UnpackedZipTest {
  private static final Bounds ROOM = new Bounds(100, 1_000, 1_000_000);

  @TempDir Path folder;
  private Path zip;
  private Path imports;

  @BeforeEach
  void prepare() throws IOException {
    zip = folder.resolve("some.zip");
    imports = Files.createDirectory(folder.resolve("imports"));
  }

  private void pack(String... names) throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8)) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }

  private void assertRefused(Bounds bounds, String because) throws IOException {
    assertThatThrownBy(() -> UnpackedZip.open(zip, imports, bounds))
        .isInstanceOf(RefusedArchiveException.class)
        .hasMessageContaining(because);
    assertThat(imports.resolve("unpacked")).doesNotExist();
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test
  void aGoodArchiveIsThereAsLongAsItIsOpen() throws IOException {
    pack("a/x.yaml", "a/items/y.jpg", "__MACOSX/a/._x.yaml", "a/.DS_Store");

    Path inside;
    try (UnpackedZip open = UnpackedZip.open(zip, imports, ROOM)) {
      inside = open.folder();
      assertThat(inside.resolve("x.yaml")).hasContent("a/x.yaml");
      assertThat(inside.resolve("items/y.jpg")).hasContent("a/items/y.jpg");
      assertThat(inside.resolve(".DS_Store")).doesNotExist();
    }
    assertThat(inside).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "items/../../evil",
        "items/..",
        "./x",
        "/etc/evil",
        "//host/evil",
        "..\\..\\evil",
        "items\\..\\..\\evil",
        "C:\\evil",
        "C:evil",
        "\\\\host\\evil",
        "a//b",
        "x\u0000.jpg",
        "x\n.jpg",
        "x\u007F.jpg"
      })
  void aNameThatLeadsOutOfTheFolderRefusesTheWholeArchive(String name) throws IOException {
    pack("good.yaml", name);

    assertRefused(ROOM, ": ");
  }

  @Test
  void aNameOf300CharactersIsRefused() throws IOException {
    pack("x".repeat(300));

    assertRefused(ROOM, "longer than 255");
  }

  @Test
  void namesThatSomeComputersTakeForOneAreRefused() throws IOException {
    pack("items/a.jpg", "items/A.JPG");

    assertRefused(ROOM, "stands twice");
  }

  @Test
  void aFileThatIsAFolderTooIsRefused() throws IOException {
    pack("items", "items/a.jpg");

    assertRefused(ROOM, "stands twice");
  }

  @Test
  void theSameNameTwiceIsRefused() throws IOException {
    pack("aa.yaml", "ab.yaml");
    byte[] bytes = Files.readAllBytes(zip);
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("ab.yaml", "aa.yaml");
    Files.write(zip, text.getBytes(StandardCharsets.ISO_8859_1));

    assertRefused(ROOM, "stands twice");
  }

  @Test
  void aLinkIsRefused() throws IOException {
    pack("items/passwd");
    patchDirectory(38, 0xA1FF0000);

    assertRefused(ROOM, "is a link");
  }

  @Test
  void whatSaysThatItNeedsMoreThanTheDiskHasIsRefused() throws IOException {
    pack("big.jpg");

    assertRefused(new Bounds(100, 1_000, 3), "the disk has room");
  }

  @Test
  void tooManyFilesAreRefused() throws IOException {
    pack("a", "b", "c");

    assertRefused(new Bounds(2, 1_000, 1_000), "more than 2 files");
  }

  @Test
  void aTextThatWouldNotFitIntoMemoryIsRefused() throws IOException {
    pack("stories/a/de.md");

    assertRefused(new Bounds(9, 3, 1_000), "longer than 3 bytes");
  }

  @Test
  void whatIsLongerThanItSaysIsNotUnpackedToItsEnd() throws IOException {
    pack("items/bomb.jpg");
    patchDirectory(24, 3);

    assertRefused(ROOM, "bomb.jpg");
  }

  @Test
  void whatIsNoArchiveIsRefused() throws IOException {
    Files.writeString(zip, "no archive");

    assertRefused(ROOM, "no ZIP archive");
  }

  /** Writes over four bytes of the first entry in the central directory. */
  private void patchDirectory(int field, int value) throws IOException {
    byte[] bytes = Files.readAllBytes(zip);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int directory = buffer.getInt(bytes.length - 22 + 16);
    buffer.putInt(directory + field, value);
    Files.write(zip, bytes);
  }
}
