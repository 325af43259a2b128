package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.media.isolate.StartCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks into files of our own as {@link InspectionProcess} looks into strangers', for a {@link
 * StartCache}.
 */
public final class InspectionRehearsal {
  /** Of each kind whose inspection needs many classes. */
  private static final List<String> FILES =
      List.of("photograph.jpg", "drawing.png", "sound.mp3", "document.pdf");

  private InspectionRehearsal() {}

  /**
   * @param arguments none
   */
  public static void main(String[] arguments) throws Exception {
    for (String name : FILES) {
      Path file = Path.of(name).toAbsolutePath();
      try (InputStream in = InspectionRehearsal.class.getResourceAsStream("/rehearsal/" + name)) {
        Files.copy(in, file);
      }
      Finding finding = OriginalInspector.inspect(file);
      if (!(finding instanceof Finding.Accepted)) {
        throw new IOException(name + " should be accepted: " + finding);
      }
      FindingJson.write(finding);
    }
  }
}
