package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;

/** Whether there is room for one more upload: says no before a byte is sent. */
final class Admission {
  private final UploadLimits limits;
  private final ToLongFunction<Slug> usedBytes;
  private final UploadFolder folder;
  private final DiskSpace disk;

  /**
   * @param usedBytes what an organisation keeps, without what is under way
   */
  Admission(UploadLimits limits, ToLongFunction<Slug> usedBytes, UploadFolder folder) {
    this.limits = limits;
    this.usedBytes = usedBytes;
    this.folder = folder;
    this.disk = folder.disk();
  }

  /**
   * @param underWay all uploads under way
   * @throws ProblemException when there is no room
   */
  void check(String account, Slug organisation, long length, List<StoredUpload> underWay)
      throws IOException {
    checkCount(account, underWay);
    checkQuota(organisation, length, underWay);
    checkDisk(length + stillToCome(underWay));
  }

  /**
   * @param length of one file
   * @throws ProblemException 413 when it is more than any file may have
   */
  void checkLength(long length) {
    if (length > limits.maxBytes()) {
      String most = Bytes.inWords(limits.maxBytes());
      throw Problem.of(ProblemType.CONTENT_TOO_LARGE)
          .withDetail(
              "Eine Datei darf höchstens " + most + " groß sein.",
              "A file may have at most " + most + ".",
              "Die Datei ist zu groß. Sie darf höchstens " + most + " haben.")
          .exception();
    }
  }

  private void checkCount(String account, List<StoredUpload> underWay) {
    long own = underWay.stream().filter(other -> other.account().equals(account)).count();
    if (own >= limits.openPerAccount()) {
      throw Problem.of(UploadProblems.TOO_MANY_OPEN)
          .withMember("most", limits.openPerAccount())
          .exception();
    }
  }

  private void checkQuota(Slug organisation, long length, List<StoredUpload> underWay) {
    long announced =
        underWay.stream()
            .filter(other -> other.organisation().equals(organisation))
            .mapToLong(StoredUpload::length)
            .sum();
    long left = limits.organisationBytes() - usedBytes.applyAsLong(organisation) - announced;
    if (length > left) {
      String all = Bytes.inWords(limits.organisationBytes());
      String rest = Bytes.inWords(Math.max(0, left));
      String needed = Bytes.inWords(length);
      throw Problem.of(UploadProblems.OVER_QUOTA)
          .withDetail(
              ("Von den %s Ihrer Einrichtung sind noch %s frei, diese Datei braucht %s. Löschen"
                      + " Sie, was nicht mehr gebraucht wird, oder fragen Sie den Betreiber.")
                  .formatted(all, rest, needed),
              ("Of your organisation's %s, %s are free; this file needs %s. Delete what is no"
                      + " longer needed, or ask the operator.")
                  .formatted(all, rest, needed),
              ("Sie haben noch %s Platz. Die Datei braucht %s. Löschen Sie alte Dateien. Oder"
                      + " fragen Sie uns.")
                  .formatted(rest, needed))
          .withMember("quotaBytes", limits.organisationBytes())
          .withMember("freeBytes", Math.max(0, left))
          .exception();
    }
  }

  private long stillToCome(List<StoredUpload> underWay) throws IOException {
    long bytes = 0;
    for (StoredUpload upload : underWay) {
      bytes += Math.max(0, upload.length() - folder.size(new UploadId(upload.id())));
    }
    return bytes;
  }

  /**
   * @param bytes that are to be written
   * @throws ProblemException 507 when less than the reserve would remain
   */
  void checkDisk(long bytes) throws IOException {
    long reserve = Math.max(limits.reserveBytes(), disk.total() / 100 * limits.reservePercent());
    if (disk.usable() - bytes < reserve) {
      throw UploadProblems.diskFull().exception();
    }
  }
}
