package de.kaliregion.obenunten.studio;

import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that somebody may be sent on to: those of the studio, and nothing else. */
public final class LocalPath {
  private static final int MAX = 500;
  private static final Pattern FORM =
      Pattern.compile("/studio(/[A-Za-z0-9._~-]+)*(\\?[A-Za-z0-9._~=&%+-]*)?");

  private LocalPath() {}

  /** The path and query, if it leads into the studio and not back to the sign-in. */
  public static Optional<String> of(String text) {
    return Optional.of(text)
        .filter(path -> path.length() <= MAX && FORM.matcher(path).matches())
        .filter(path -> !path.startsWith(Studio.SIGN_IN) && !path.contains("/.."));
  }
}
