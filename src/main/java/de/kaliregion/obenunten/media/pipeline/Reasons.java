package de.kaliregion.obenunten.media.pipeline;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.util.Map;

/** Why work failed, in words for curators, where no renderer has better ones. */
final class Reasons {
  static final Wording LOST =
      wording(
          "Die Datei liegt nicht mehr auf dem Server. Laden Sie sie noch einmal hoch.",
          "The file is no longer on the server. Upload it again.");

  static final Wording MACHINE =
      wording(
          "An der Datei liegt es nicht: Dem Server fehlte Platz auf der Festplatte, Speicher oder"
              + " ein Programm. Starten Sie die Verarbeitung später noch einmal. Bleibt es so,"
              + " fragen Sie den Betreiber.",
          "The file is not at fault: the server lacked room on its disk, memory or a program."
              + " Start the work again later. If that does not help, ask the operator.");

  static final Wording FAULT =
      wording(
          "Bei der Verarbeitung ist ein Fehler im Programm aufgetreten. Versuchen Sie es noch"
              + " einmal; hilft das nicht, geben Sie dem Betreiber Bescheid.",
          "Processing met a fault in the program. Try again; if that does not help, tell the"
              + " operator.");

  private Reasons() {}

  private static Wording wording(String german, String english) {
    return new Wording(Map.of(Language.GERMAN, german, Language.ENGLISH, english));
  }
}
