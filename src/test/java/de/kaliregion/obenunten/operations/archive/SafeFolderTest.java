package de.kaliregion.obenunten.operations.archive;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder from elsewhere may hold links to anything. */
class SafeFolderTest {
  private static final Bounds ROOM = new Bounds(100, 1_000, 1_000_000);

  @TempDir Path folder;

  @Test
  void aLinkToAFileIsRefused() throws IOException {
    Files.createSymbolicLink(folder.resolve("passwd.jpg"), Path.of("/etc/passwd"));

    assertThatThrownBy(() -> SafeFolder.check(folder, ROOM))
        .isInstanceOf(RefusedArchiveException.class)
        .hasMessageContaining("passwd.jpg: is a link");
  }

  @Test
  void aLinkToAFolderIsRefused() throws IOException {
    Files.createSymbolicLink(folder.resolve("items"), Path.of("/etc"));

    assertThatThrownBy(() -> SafeFolder.check(folder, ROOM))
        .isInstanceOf(RefusedArchiveException.class)
        .hasMessageContaining("items: is a link");
  }

  @Test
  void aNameOfWindowsIsRefused() throws IOException {
    Files.writeString(folder.resolve("..\\..\\evil"), "x");

    assertThatThrownBy(() -> SafeFolder.check(folder, ROOM))
        .isInstanceOf(RefusedArchiveException.class);
  }

  @Test
  void theSampleCollectionIsTaken() {
    assertThatCode(() -> SafeFolder.check(Path.of("media"), Path.of(".")))
        .doesNotThrowAnyException();
  }
}
