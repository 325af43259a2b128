package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.util.Locale;
import java.util.Map;

/**
 * Why a file is refused, in words for volunteers: what is wrong, and what to do. Short sentences;
 * no path, no name of a program.
 */
final class Reasons {
  private static final String ACCEPTED_GERMAN =
      "Hier gehen: Bilder (JPEG, PNG, TIFF, WebP, AVIF, HEIC, GIF), Töne (WAV, MP3, M4A, FLAC, Ogg,"
          + " Sprachnachrichten), Filme (MP4, MOV, MKV, WebM), PDF, Untertitel (WebVTT, SRT) und"
          + " 3D-Modelle (GLB).";
  private static final String ACCEPTED_ENGLISH =
      "Accepted are pictures (JPEG, PNG, TIFF, WebP, AVIF, HEIC, GIF), sounds (WAV, MP3, M4A, FLAC,"
          + " Ogg, voice messages), films (MP4, MOV, MKV, WebM), PDF, captions (WebVTT, SRT) and 3D"
          + " models (GLB).";

  private Reasons() {}

  /** Nothing that is accepted. */
  static Wording notAccepted(ForeignFormat found) {
    return of(
        ("Das ist %s. Solche Dateien kann die Seite nicht zeigen. %s " + ACCEPTED_GERMAN)
            .formatted(found.german(), found.germanAdvice())
            .replace("  ", " "),
        ("This is %s. Such files cannot be shown here. %s " + ACCEPTED_ENGLISH)
            .formatted(found.english(), found.englishAdvice())
            .replace("  ", " "));
  }

  static Wording unknown() {
    return of(
        "Wir erkennen nicht, was für eine Datei das ist. Vielleicht ist sie beschädigt. "
            + ACCEPTED_GERMAN,
        "We cannot tell what kind of file this is. It may be damaged. " + ACCEPTED_ENGLISH);
  }

  static Wording empty() {
    return of(
        "Die Datei ist leer. Bitte prüfen Sie sie auf Ihrem Gerät und laden Sie sie noch einmal"
            + " hoch.",
        "The file is empty. Please check it on your device and upload it again.");
  }

  static Wording broken() {
    return of(
        "Die Datei ist beschädigt oder unvollständig und lässt sich nicht lesen. Öffnen Sie sie"
            + " bitte auf Ihrem Gerät. Geht es dort, dann speichern Sie sie neu und laden Sie sie"
            + " noch einmal hoch.",
        "The file is damaged or incomplete and cannot be read. Please open it on your device. If"
            + " that works, save it anew and upload it again.");
  }

  static Wording tooSlow(long seconds) {
    return of(
        ("Die Datei ließ sich in %d Sekunden nicht lesen. Vermutlich ist sie beschädigt. Speichern"
                + " Sie sie bitte neu und laden Sie sie noch einmal hoch.")
            .formatted(seconds),
        ("The file could not be read within %d seconds. It is probably damaged. Please save it anew"
                + " and upload it again.")
            .formatted(seconds));
  }

  static Wording tooManyPixels(long width, long height) {
    return of(
        ("Das Bild ist mit %s × %s Bildpunkten zu groß. Erlaubt sind 100 Megapixel und höchstens"
                + " 65.000 Bildpunkte an der langen Seite. Bitte verkleinern Sie es vorher.")
            .formatted(german(width), german(height)),
        ("The picture is too large: %s × %s pixels. Up to 100 megapixels are accepted, and up to"
                + " 65,000 pixels on the long side. Please make it smaller first.")
            .formatted(english(width), english(height)));
  }

  static Wording tooManyBytes(Format format, long most) {
    long megabytes = most / (1024 * 1024);
    return of(
        "Die Datei (%s) ist zu groß. Erlaubt sind %s MB. Bitte verkleinern Sie sie vorher."
            .formatted(format.label(), german(megabytes)),
        "The file (%s) is too large. Up to %s MB are accepted. Please make it smaller first."
            .formatted(format.label(), english(megabytes)));
  }

  static Wording soundTooLong(long hours) {
    return of(
        "Die Tonaufnahme ist länger als %d Stunden. Bitte teilen Sie sie auf.".formatted(hours),
        "The recording is longer than %d hours. Please divide it.".formatted(hours));
  }

  static Wording filmTooLong(long hours) {
    return of(
        "Der Film ist länger als %d Stunden. Bitte teilen Sie ihn auf.".formatted(hours),
        "The film is longer than %d hours. Please divide it.".formatted(hours));
  }

  static Wording filmTooLarge(long width, long height) {
    return of(
        ("Der Film ist mit %s × %s Bildpunkten zu groß. Bitte speichern Sie ihn kleiner, zum"
                + " Beispiel in Full HD (1.920 × 1.080).")
            .formatted(german(width), german(height)),
        ("The film is too large: %s × %s pixels. Please save it smaller, such as in full HD (1,920"
                + " × 1,080).")
            .formatted(english(width), english(height)));
  }

  static Wording inflates() {
    return of(
        "Das Bild enthält gepackte Zusatzdaten, die beim Entpacken riesig werden. Das ist"
            + " ungewöhnlich und gefährlich. Bitte speichern Sie das Bild mit einem"
            + " Bildbearbeitungsprogramm neu, ohne Farbprofil und Texte.",
        "The picture holds compressed extra data that grow huge when unpacked. That is unusual and"
            + " dangerous. Please save it anew with an image editor, without colour profile and"
            + " texts.");
  }

  static Wording polyglot() {
    return of(
        "In der Datei steckt noch eine zweite Datei, zum Beispiel ein Archiv oder ein Programm. Das"
            + " ist ungewöhnlich und gefährlich. Bitte öffnen Sie sie mit dem passenden Programm,"
            + " speichern Sie sie neu und laden Sie die neue Datei hoch.",
        "A second file hides in this file, such as an archive or a program. That is unusual and"
            + " dangerous. Please open it with the right program, save it anew and upload the new"
            + " file.");
  }

  static Wording raw() {
    return of(
        "Das ist eine Rohdatei (RAW) einer Kamera. Bitte speichern Sie das Bild mit dem Programm"
            + " Ihrer Kamera als JPEG oder TIFF und laden Sie dieses hoch.",
        "This is a raw file of a camera. Please save the picture as JPEG or TIFF with your camera's"
            + " program and upload that.");
  }

  static Wording unusualJpeg() {
    return of(
        "Das ist eine seltene Art von JPEG, die Browser nicht zeigen können. Bitte speichern Sie das"
            + " Bild neu als gewöhnliches JPEG oder als TIFF.",
        "This is a rare kind of JPEG that browsers cannot show. Please save the picture anew as an"
            + " ordinary JPEG or as TIFF.");
  }

  static Wording unusualHeif() {
    return of(
        "Das ist eine seltene Art von HEIF-Bild. Bitte speichern Sie es als JPEG.",
        "This is a rare kind of HEIF picture. Please save it as JPEG.");
  }

  static Wording protectedCopy() {
    return of(
        "Die Datei ist mit einem Kopierschutz verschlossen (DRM), zum Beispiel gekauft oder"
            + " geliehen. Sie kann hier nicht abgespielt werden. Bitte nehmen Sie eine Datei ohne"
            + " Kopierschutz.",
        "The file is locked by copy protection (DRM), such as one bought or lent. It cannot be"
            + " played here. Please take a file without copy protection.");
  }

  static Wording nothingToPlay() {
    return of(
        "In der Datei ist weder Ton noch Film, den wir abspielen können. Bitte speichern Sie einen"
            + " Film als MP4 und einen Ton als MP3 oder WAV.",
        "The file holds neither sound nor film that can be played here. Please save a film as MP4"
            + " and a sound as MP3 or WAV.");
  }

  /**
   * A track whose coding is not known.
   *
   * @param codec its short name, of letters, digits, hyphen and underscore
   */
  static Wording unknownCodec(String codec) {
    return of(
        "Der Film oder Ton ist in einer Weise gespeichert, die wir nicht abspielen können (%s)."
                .formatted(codec)
            + " Bitte speichern Sie einen Film als MP4 (H.264) und einen Ton als MP3 oder WAV.",
        "The film or sound is stored in a way that cannot be played here (%s).".formatted(codec)
            + " Please save a film as MP4 (H.264) and a sound as MP3 or WAV.");
  }

  static Wording needsPassword() {
    return of(
        "Das PDF ist mit einem Kennwort geschützt. Bitte speichern Sie es ohne Kennwort und laden"
            + " Sie es noch einmal hoch.",
        "The PDF is protected by a password. Please save it without a password and upload it"
            + " again.");
  }

  static Wording tooManyPages(int most) {
    return of(
        "Das PDF hat mehr als %d Seiten. Bitte teilen Sie es auf.".formatted(most),
        "The PDF has more than %d pages. Please divide it.".formatted(most));
  }

  static Wording noPage() {
    return of(
        "Im PDF ist keine lesbare Seite. Bitte speichern Sie es neu und laden Sie es noch einmal"
            + " hoch.",
        "The PDF has no readable page. Please save it anew and upload it again.");
  }

  static Wording oldModel() {
    return of(
        "Das 3D-Modell ist nicht nach glTF 2.0 gespeichert. Bitte exportieren Sie es neu als GLB"
            + " (glTF 2.0).",
        "The 3D model does not follow glTF 2.0. Please export it anew as GLB (glTF 2.0).");
  }

  static Wording modelNeedsOtherFiles() {
    return of(
        "Das 3D-Modell braucht weitere Dateien, die nicht darin enthalten sind. Bitte exportieren"
            + " Sie es so als GLB, dass alles in der einen Datei liegt.",
        "The 3D model needs further files that are not inside. Please export it as GLB with"
            + " everything in the one file.");
  }

  static Wording modelTellsPrivateFacts() {
    return of(
        "In einem Bild des 3D-Modells stehen private Angaben, zum Beispiel der Aufnahmeort. Modelle"
            + " werden unverändert gezeigt. Bitte exportieren Sie das Modell ohne diese Angaben.",
        "A picture within the 3D model tells private facts, such as where it was taken. Models are"
            + " shown unchanged. Please export the model without these facts.");
  }

  static Wording captionsNeedHeader() {
    return of(
        "Zeile 1: Eine WebVTT-Datei muss mit dem Wort WEBVTT beginnen. Bitte ergänzen Sie es als"
            + " erste Zeile, mit einer leeren Zeile danach.",
        "Line 1: a WebVTT file must begin with the word WEBVTT. Please add it as the first line, with"
            + " an empty line below.");
  }

  static Wording captionsAtFault(int line, String german, String english) {
    return of(
        "Mit den Untertiteln stimmt etwas nicht, Zeile %d: %s".formatted(line, german),
        "Something is wrong with the captions, line %d: %s".formatted(line, english));
  }

  private static String german(long number) {
    return String.format(Locale.GERMANY, "%,d", number);
  }

  private static String english(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  private static Wording of(String german, String english) {
    return new Wording(Map.of(Language.GERMAN, german, Language.ENGLISH, english));
  }
}
