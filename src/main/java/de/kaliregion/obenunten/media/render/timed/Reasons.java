package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.util.Map;

/** Why nothing could be made, as curators read it. */
final class Reasons {
  static final Wording UNKNOWN_CONTAINER =
      wording(
          "Diese Art von Datei kann hier nicht als Ton oder Film gelesen werden. Möglich sind WAV,"
              + " MP3, M4A, FLAC, Ogg, MP4, MOV, MKV und WebM.",
          "Files of this kind cannot be read as sound or film here. WAV, MP3, M4A, FLAC, Ogg, MP4,"
              + " MOV, MKV and WebM are possible.");
  static final Wording BROKEN =
      wording(
          "Die Datei ist beschädigt und lässt sich nicht lesen. Prüfen Sie, ob sie auf Ihrem Gerät"
              + " läuft, und laden Sie sie noch einmal vom ursprünglichen Ort hoch.",
          "The file is damaged and cannot be read. Check whether it plays on your device, and"
              + " upload it again from where it came from.");
  static final Wording BROKEN_SOUND =
      wording(
          "Die Tonspur ist beschädigt oder in einem unbekannten Format. Wenn sie auf Ihrem Gerät"
              + " läuft, speichern Sie sie dort neu als WAV oder MP3 und laden Sie diese Datei hoch.",
          "The sound is damaged or in an unknown format. If it plays on your device, save it there"
              + " anew as WAV or MP3 and upload that file.");
  static final Wording BROKEN_FILM =
      wording(
          "Das Bild des Films ist beschädigt oder in einem unbekannten Format. Wenn er auf Ihrem"
              + " Gerät läuft, speichern Sie ihn dort neu als MP4 und laden Sie diese Datei hoch.",
          "The picture of the film is damaged or in an unknown format. If it plays on your device,"
              + " save it there anew as MP4 and upload that file.");
  static final Wording NO_SOUND =
      wording(
          "In der Datei ist kein Ton. Laden Sie die Aufnahme hoch, in der etwas zu hören ist.",
          "There is no sound in the file. Upload the recording in which something can be heard.");
  static final Wording NO_PICTURE =
      wording(
          "In der Datei ist kein bewegtes Bild. Laden Sie sie als Ton hoch oder wählen Sie den Film.",
          "There is no moving picture in the file. Upload it as a sound, or choose the film.");
  static final Wording TOO_LARGE_PICTURE =
      wording(
          "Das Bild des Films hat mehr Bildpunkte, als hier verarbeitet werden (höchstens 64"
              + " Megapixel). Speichern Sie ihn kleiner, zum Beispiel in 4K.",
          "The picture of the film has more pixels than can be handled here (at most 64"
              + " megapixels). Save it smaller, for example in 4K.");
  static final Wording INCOMPLETE =
      wording(
          "Die Datei bricht ab: Mehr als die Hälfte der Aufnahme fehlt. Laden Sie sie noch einmal"
              + " vom ursprünglichen Ort hoch.",
          "The file breaks off: more than half of the recording is missing. Upload it again from"
              + " where it came from.");
  static final Wording TOO_SLOW =
      wording(
          "Die Verarbeitung dauerte zu lange und wurde beendet. Speichern Sie die Aufnahme in"
              + " kürzeren Teilen oder mit kleinerem Bild, oder starten Sie noch einmal.",
          "Processing took too long and was ended. Save the recording in shorter parts or with a"
              + " smaller picture, or start again.");
  static final Wording ENDED =
      wording(
          "Die Verarbeitung wurde vom Rechner abgebrochen, vermutlich aus Mangel an Speicher."
              + " Starten Sie sie noch einmal.",
          "Processing was ended by the machine, probably for want of memory. Start it again.");
  static final Wording WRONG_RESULT =
      wording(
          "Aus der Datei ist nichts Abspielbares geworden. Wenn sie auf Ihrem Gerät läuft,"
              + " speichern Sie sie dort neu und laden Sie diese Datei hoch.",
          "Nothing playable came of the file. If it plays on your device, save it there anew and"
              + " upload that file.");

  private Reasons() {}

  private static Wording wording(String german, String english) {
    return new Wording(Map.of(Language.GERMAN, german, Language.ENGLISH, english));
  }
}
