package de.kaliregion.obenunten.studio.access;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.access.Barrier;
import java.util.List;
import java.util.Optional;

/**
 * What has one barrier.
 *
 * @param published how many of it visitors have
 * @param drafts how many of it they do not have yet
 * @param lines the first of them: what visitors have and meet most often first, drafts last
 */
public record Debt(Barrier barrier, long published, long drafts, List<Line> lines) {

  /**
   * One of them.
   *
   * @param language of its title, where it is not the reader's
   * @param address of the page, and of the field in it, where it is mended
   * @param published whether visitors have it
   * @param scans of signs that led to it within a year
   */
  public record Line(
      String title, Optional<Language> language, String address, boolean published, long scans) {}

  /** How many there are in all. */
  public long total() {
    return published + drafts;
  }
}
