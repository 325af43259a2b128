package de.kaliregion.obenunten.operations.archive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** What a file may be called so that it stays in its folder, on every computer. */
final class EntryName {
  private static final int LONGEST_PART = 255;
  private static final int LONGEST = 1_000;
  private static final int DEEPEST = 16;

  private EntryName() {}

  /**
   * Why a file of this name is not taken.
   *
   * @param path inside the folder, with slashes and without one at its end
   */
  static Optional<String> fault(String path) {
    if (path.isEmpty()) {
      return Optional.of("has no name");
    }
    if (path.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("holds a control character");
    }
    if (path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf(':') >= 0) {
      return Optional.of("is no name inside a folder");
    }
    String[] parts = path.split("/", -1);
    for (String part : parts) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return Optional.of("leads out of its folder");
      }
      if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
        return Optional.of("is longer than " + LONGEST_PART + " bytes");
      }
    }
    return path.length() > LONGEST || parts.length > DEEPEST
        ? Optional.of("lies too deep")
        : Optional.empty();
  }

  /** What two names have in common that some computers take for one. */
  static String folded(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** As it can be shown: without what would move the cursor. */
  static String shown(String path) {
    String plain = path.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
  }
}
