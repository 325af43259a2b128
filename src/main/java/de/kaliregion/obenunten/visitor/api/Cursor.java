package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.content.Slug;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where to go on in a list: after this entry. Clients pass it back as it is. It names the entry and
 * not its number, so that what is published meanwhile is neither shown twice nor passed over.
 */
final class Cursor {
  private static final int LONGEST = 88;

  private Cursor() {}

  static String of(Slug last) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(last));
  }

  /** The entry in a cursor; empty for any text that {@link #of} does not make. */
  static Optional<Slug> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String name = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1);
      return Optional.of(name)
          .filter(Slug::isValid)
          .map(Slug::new)
          .filter(slug -> of(slug).equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(Slug slug) {
    return slug.value().getBytes(StandardCharsets.US_ASCII);
  }
}
