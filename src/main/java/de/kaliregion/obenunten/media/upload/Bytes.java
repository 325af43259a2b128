package de.kaliregion.obenunten.media.upload;

/** Amounts of data as people read them. */
final class Bytes {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Bytes() {}

  /** Such as {@code 4 GiB}, rounded down to whole units. */
  static String inWords(long bytes) {
    int unit = 0;
    long amount = bytes;
    while (amount >= 10 * 1024 && unit < UNITS.length - 1
        || amount >= 1024 && amount % 1024 == 0 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return amount + " " + UNITS[unit];
  }
}
