package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client says of a file ({@code Upload-Metadata} of tus 1.0.0). Keys that mean nothing here
 * are kept with the rest, for the client to read again; {@code filetype} is one of them.
 *
 * @param text as it was sent
 * @param name for people; maybe empty
 * @param organisation for which the file is sent
 * @param sha256 that the whole file must have
 * @param replaces the media item that it shall replace
 * @param place the place that it belongs to
 */
record UploadMetadata(
    String text,
    String name,
    Slug organisation,
    Optional<Sha256> sha256,
    Optional<Slug> replaces,
    Optional<Slug> place) {
  private static final int DIGEST_BYTES = 32;
  private static final int DIGEST_BASE64 = 44;
  private static final byte[] NOTHING = {};

  /** A key, one blank, base64; or a key alone. Keys are visible ASCII without a comma. */
  private static final Pattern PAIR =
      Pattern.compile("([!-+\\--~]+)(?: ((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3}={1,2})?))?");

  /**
   * @param text the value of the header; empty when there was none
   * @throws ProblemException 400 when it has another form, or names no organisation
   */
  static UploadMetadata parse(String text) {
    Map<String, byte[]> values = values(text);
    return new UploadMetadata(
        text,
        DisplayName.of(text(values, "filename")),
        slug(values, "organisation").orElseThrow(UploadMetadata::withoutOrganisation),
        values.containsKey("sha256") ? Optional.of(digest(values.get("sha256"))) : Optional.empty(),
        slug(values, "replaces"),
        slug(values, "place"));
  }

  /** The same as a client of tus would say it. */
  static UploadMetadata of(String name, Slug organisation, Optional<Slug> replaces) {
    String replaced = replaces.map(item -> "," + pair("replaces", item.value())).orElse("");
    return parse(
        pair("organisation", organisation.value())
            + ","
            + pair("filename", DisplayName.of(name))
            + replaced);
  }

  private static String pair(String key, String value) {
    return key + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, byte[]> values(String text) {
    Map<String, byte[]> values = new HashMap<>();
    if (text.isEmpty()) {
      return values;
    }
    for (String pair : text.split(",", -1)) {
      var parts = PAIR.matcher(pair);
      if (!parts.matches()) {
        throw malformed();
      }
      byte[] value = parts.group(2) == null ? NOTHING : decode(parts.group(2));
      if (values.put(parts.group(1), value) != null) {
        throw malformed();
      }
    }
    return values;
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static String text(Map<String, byte[]> values, String key) {
    return new String(values.getOrDefault(key, NOTHING), StandardCharsets.UTF_8);
  }

  private static Optional<Slug> slug(Map<String, byte[]> values, String key) {
    String text = text(values, key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!Slug.isValid(text)) {
      throw Problem.of(ProblemType.BAD_REQUEST)
          .withField(
              key,
              "So sieht hier kein Name aus: Kleinbuchstaben, Ziffern und Bindestriche.",
              "This is no name as used here: lower-case letters, digits and hyphens.",
              "Dieser Name ist falsch geschrieben.")
          .exception();
    }
    return Optional.of(new Slug(text));
  }

  /**
   * The digest as 32 bytes; clients whose values can only be text send it in hexadecimal or base64.
   */
  private static Sha256 digest(byte[] value) {
    if (value.length == DIGEST_BYTES) {
      return new Sha256(HexFormat.of().formatHex(value));
    }
    String text = new String(value, StandardCharsets.ISO_8859_1);
    if (Sha256.isValid(text)) {
      return new Sha256(text);
    }
    if (text.length() == DIGEST_BASE64) {
      try {
        byte[] decoded = Base64.getDecoder().decode(text);
        if (decoded.length == DIGEST_BYTES) {
          return new Sha256(HexFormat.of().formatHex(decoded));
        }
      } catch (IllegalArgumentException e) {
        // Said below.
      }
    }
    throw Problem.of(ProblemType.BAD_REQUEST)
        .withField(
            "sha256",
            "Das ist keine SHA-256-Prüfsumme.",
            "This is no SHA-256 digest.",
            "Die Prüf-Zahl ist falsch.")
        .exception();
  }

  private static ProblemException malformed() {
    return Problem.of(ProblemType.BAD_REQUEST)
        .withField(
            "Upload-Metadata",
            "Die Angaben zur Datei haben nicht die Form „Schlüssel Base64, …“ ohne Wiederholung.",
            "The details of the file do not have the form “key base64,…” without repetition.",
            "Das Programm hat die Datei falsch beschrieben.")
        .exception();
  }

  private static ProblemException withoutOrganisation() {
    return Problem.of(ProblemType.BAD_REQUEST)
        .withField(
            "organisation",
            "Es fehlt, für welche Einrichtung die Datei ist.",
            "It is missing which organisation the file is for.",
            "Es fehlt: Für welches Museum ist die Datei?")
        .exception();
  }
}
