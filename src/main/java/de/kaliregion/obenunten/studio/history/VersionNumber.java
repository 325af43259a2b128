package de.kaliregion.obenunten.studio.history;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a version as addresses and forms hold it. */
public final class VersionNumber {
  private static final Pattern FORM = Pattern.compile("[1-9]\\d{0,17}");

  private VersionNumber() {}

  /** The number; empty for what can be none. */
  public static Optional<Long> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
