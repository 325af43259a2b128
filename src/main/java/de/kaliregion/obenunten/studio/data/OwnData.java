package de.kaliregion.obenunten.studio.data;

import de.kaliregion.obenunten.content.Slug;
import java.io.IOException;
import java.io.OutputStream;

/** Gathers everything of an organisation; another room of the house does it. */
@FunctionalInterface
public interface OwnData {
  /** What there is of it now. */
  Holdings of(Slug organisation);

  /**
   * What an organisation has, published or not.
   *
   * @param mediaBytes of originals and captions; texts add little
   * @param archive writes all of it
   */
  record Holdings(
      int places,
      int stories,
      int routes,
      int signs,
      int items,
      long mediaBytes,
      Archive archive) {}

  /** A ZIP archive. */
  @FunctionalInterface
  interface Archive {
    /** Writes it, file after file; the stream stays open. */
    void writeTo(OutputStream out) throws IOException;
  }
}
