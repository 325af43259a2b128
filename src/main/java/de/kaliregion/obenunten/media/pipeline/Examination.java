package de.kaliregion.obenunten.media.pipeline;

import de.kaliregion.obenunten.media.inspect.Finding;
import java.io.IOException;
import java.nio.file.Path;

/** Looks into an original. */
@FunctionalInterface
public interface Examination {
  /**
   * @param original only to be read
   * @param folder empty, for this run alone; the caller deletes it
   * @throws IOException when this machine is at fault
   * @throws InterruptedException when it was cancelled; all programs have ended
   */
  Finding examine(Path original, Path folder) throws IOException, InterruptedException;
}
