package de.kaliregion.obenunten.media.render.document;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.util.Map;

/** Why nothing could be made of a document, in words for curators. */
final class Reasons {
  static final Wording ENCRYPTED =
      wording(
          "Das Dokument ist mit einem Kennwort geschützt. Speichern Sie es ohne Kennwort und laden"
              + " Sie es noch einmal hoch.",
          "The document is protected by a password. Save it without one and upload it again.");

  static final Wording UNREADABLE =
      wording(
          "Das Dokument ist beschädigt und lässt sich nicht lesen. Öffnen Sie es, drucken Sie es"
              + " neu als PDF und laden Sie es noch einmal hoch.",
          "The document is damaged and cannot be read. Open it, print it anew as PDF and upload it"
              + " again.");

  static final Wording TOO_SLOW =
      wording(
          "Das Umwandeln hat zu lange gedauert. Teilen Sie das Dokument, oder starten Sie es später"
              + " noch einmal.",
          "Converting took too long. Split the document, or start it again later.");

  private Reasons() {}

  private static Wording wording(String german, String english) {
    return new Wording(Map.of(Language.GERMAN, german, Language.ENGLISH, english));
  }
}
