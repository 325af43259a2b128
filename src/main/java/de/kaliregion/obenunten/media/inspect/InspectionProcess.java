package de.kaliregion.obenunten.media.inspect;

import java.nio.file.Files;
import java.nio.file.Path;

/** The program that looks into one file; {@link IsolatedInspector} starts it in a sandbox. */
final class InspectionProcess {
  /** Its first word: from here on, what goes wrong is the file's fault. */
  static final String STARTED = "started";

  private InspectionProcess() {}

  /**
   * @param arguments the file, and where to write what was found
   */
  public static void main(String[] arguments) throws Exception {
    System.out.println(STARTED);
    Finding finding = OriginalInspector.inspect(Path.of(arguments[0]));
    Files.write(Path.of(arguments[1]), FindingJson.write(finding));
    // Not System.exit: a thread may still be busy with metadata that nobody waits for.
    Runtime.getRuntime().halt(0);
  }
}
