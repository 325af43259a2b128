package de.kaliregion.obenunten.media.upload;

import java.time.Duration;

/**
 * How much may be uploaded, and for how long an upload stays open.
 *
 * @param maxBytes the largest file
 * @param openPerAccount how many uploads an account may have under way
 * @param organisationBytes what an organisation may keep, with what it has under way
 * @param idle how long an upload stays open without a byte
 * @param longest how long an upload stays open at most
 * @param reserveBytes what must stay free on the disk
 * @param reservePercent of the disk that must stay free; the larger of the two counts
 * @param patience how long a request waits for an older one to leave the same upload
 */
public record UploadLimits(
    long maxBytes,
    int openPerAccount,
    long organisationBytes,
    Duration idle,
    Duration longest,
    long reserveBytes,
    int reservePercent,
    Duration patience) {

  /** The usual limits with this quota: 4 GiB, 20 at once, 24 h, 7 days, 1 GiB or 5 %, 20 s. */
  public static UploadLimits standard(long organisationBytes) {
    return new UploadLimits(
        4L << 30,
        20,
        organisationBytes,
        Duration.ofHours(24),
        Duration.ofDays(7),
        1L << 30,
        5,
        Duration.ofSeconds(20));
  }

  /** The same with another reserve of the disk. */
  public UploadLimits withReserve(long bytes, int percent) {
    return new UploadLimits(
        maxBytes, openPerAccount, organisationBytes, idle, longest, bytes, percent, patience);
  }
}
