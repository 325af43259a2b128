package de.kaliregion.obenunten.media.render;

import de.kaliregion.obenunten.content.Derivatives;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes what one stage makes. The files are in the blob store when it returns; calling it again
 * makes the same again.
 */
@FunctionalInterface
public interface Renderer {
  /**
   * @param folder empty, for this run alone; the caller deletes it with all that is in it
   * @throws RenderException when the file or a program gives up
   * @throws IOException when this machine is at fault, such as a full disk
   * @throws InterruptedException when the job was cancelled; all programs have ended
   */
  Derivatives render(Original original, Path folder, Progress progress)
      throws RenderException, IOException, InterruptedException;
}
