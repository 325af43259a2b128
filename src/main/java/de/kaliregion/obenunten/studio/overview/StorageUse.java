package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.content.Slug;

/**
 * What room an organisation's media take.
 *
 * @param originals bytes that count
 * @param made bytes of what was made from them for visitors, which do not
 * @param quota how many bytes of originals it may keep
 */
public record StorageUse(Slug organisation, long originals, long made, long quota) {

  /** How much of the quota the originals take, in percent, at most all of it. */
  public double share() {
    return share(originals);
  }

  /** How much what was made would take of it. */
  public double madeShare() {
    return share(made);
  }

  private double share(long bytes) {
    return quota == 0 ? 100 : Math.min(100, 100.0 * bytes / quota);
  }

  /** Whether there is hardly any room left. */
  public boolean isNearlyFull() {
    return originals >= quota / 10 * 9;
  }
}
