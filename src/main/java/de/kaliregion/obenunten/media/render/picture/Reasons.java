package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.util.Map;

/** Why nothing could be made of a picture, in words for curators. */
final class Reasons {
  static final Wording UNREADABLE =
      wording(
          "Das Bild ist beschädigt, oder so gespeichert, wie es hier nicht gelesen werden kann."
              + " Öffnen Sie es in einem Bildprogramm, speichern Sie es neu als JPEG und laden Sie es noch einmal hoch.",
          "The picture is damaged, or stored in a way that cannot be read here. Open it in an image"
              + " editor, save it anew as JPEG and upload it again.");

  static final Wording TOO_MUCH =
      wording(
          "Das Bild ist zu aufwendig: Es umzuwandeln dauert länger als zwei Minuten. Verkleinern"
              + " Sie es in einem Bildprogramm und laden Sie es noch einmal hoch.",
          "The picture takes too much work: more than two minutes to convert. Make it smaller in"
              + " an image editor and upload it again.");

  static final Wording TOO_SLOW =
      wording(
          "Das Umwandeln hat zu lange gedauert. Starten Sie es später noch einmal. Wenn es wieder"
              + " misslingt, verkleinern Sie das Bild und laden Sie es noch einmal hoch.",
          "Converting took too long. Start it again later. If it fails again, make the picture"
              + " smaller and upload it again.");

  static final Wording UNMADE =
      wording(
          "Aus dem Bild ließen sich keine Bilder für Webseiten machen. Speichern Sie es in einem"
              + " Bildprogramm neu als JPEG und laden Sie es noch einmal hoch.",
          "No pictures for web pages could be made from it. Save it anew as JPEG in an image"
              + " editor and upload it again.");

  private Reasons() {}

  private static Wording wording(String german, String english) {
    return new Wording(Map.of(Language.GERMAN, german, Language.ENGLISH, english));
  }
}
