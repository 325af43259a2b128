package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.media.library.MediaEntry;
import java.util.List;

/**
 * What became of files that a form sent.
 *
 * @param arrived those that the library has
 * @param notTaken those that were not taken
 * @param nothingChosen whether the form was sent without a file
 */
public record UploadOutcome(
    List<MediaEntry> arrived, List<NotTaken> notTaken, boolean nothingChosen) {

  /**
   * A file that was not taken.
   *
   * @param name maybe empty
   * @param reason and what to do, in the reader's language
   */
  public record NotTaken(String name, String reason) {}

  /** Whether something is to be mended. */
  public boolean isFaulty() {
    return nothingChosen || !notTaken.isEmpty();
  }
}
