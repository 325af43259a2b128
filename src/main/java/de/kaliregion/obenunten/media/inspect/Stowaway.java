package de.kaliregion.obenunten.media.inspect;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A second file within a file, so that two programs take it for two things (a polyglot). What
 * phones append to pictures, such as a short film or a map of depth, is none.
 */
final class Stowaway {
  private static final int HEAD = 64 * 1024;
  private static final int PDF_HEAD = 1024;
  private static final int ZIP_END = 22;
  private static final int LONGEST_ZIP_COMMENT = 0xffff;

  private static final List<String> SCRIPTS =
      List.of("<script", "<?php", "<html", "<!doctype html", "<svg");
  private static final List<String> OTHER_FILES =
      List.of("PK\u0003\u0004", "%PDF", "MZ", "\u007fELF", "Rar!", "7z\u00bc\u00af", "#!");

  private Stowaway() {}

  /**
   * Refuses a file with another in it.
   *
   * @param end where its own data end
   */
  static void refuse(Bytes bytes, Format format, long end) throws IOException, RefusedException {
    boolean hidden =
        isZip(bytes, format == Format.PDF)
            || (format != Format.PDF && isInHead(bytes))
            || isScript(bytes)
            || follows(bytes, end);
    if (hidden) {
      throw new RefusedException(Reasons.polyglot());
    }
  }

  /** Archives are read from their end: the directory of a ZIP stands there (APPNOTE 4.3.16). */
  private static boolean isZip(Bytes bytes, boolean strictly) throws IOException {
    long from = Math.max(0, bytes.size() - ZIP_END - LONGEST_ZIP_COMMENT);
    byte[] tail = bytes.upTo(from, ZIP_END + LONGEST_ZIP_COMMENT);
    for (int i = tail.length - ZIP_END; i >= 0; i--) {
      if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
        long at = from + i;
        long directory = at - bytes.u32(at + 12, ByteOrder.LITTLE_ENDIAN);
        long commentEnd = at + ZIP_END + bytes.u16(at + 20, ByteOrder.LITTLE_ENDIAN);
        boolean reachesEnd = !strictly || commentEnd == bytes.size();
        if (reachesEnd && bytes.has(directory, "PK\u0001\u0002")) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isInHead(Bytes bytes) throws IOException {
    String head = latin1(bytes.upTo(0, HEAD));
    int pdf = head.indexOf("%PDF-");
    return (pdf >= 0 && pdf < PDF_HEAD) || hasScript(head);
  }

  /** Headers that open a comment of JavaScript; what follows the comment is a program. */
  private static boolean isScript(Bytes bytes) throws IOException {
    boolean gif = bytes.has(0, "GIF8") && (bytes.has(6, "/*") || bytes.has(6, "="));
    return gif || bytes.has(0, "\u00ff\u00d8\u00ff\u00e0/*");
  }

  private static boolean follows(Bytes bytes, long end) throws IOException {
    if (end >= bytes.size()) {
      return false;
    }
    String rest = latin1(bytes.upTo(end, HEAD));
    String first = rest.replaceFirst("^[\\s\0]+", "");
    return OTHER_FILES.stream().anyMatch(first::startsWith) || hasScript(rest);
  }

  private static boolean hasScript(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return SCRIPTS.stream().anyMatch(lower::contains);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
