package de.kaliregion.obenunten.media.captions;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.util.Map;
import java.util.Set;

/** What can be wrong with captions, as curators read it. */
final class Faults {
  static final Wording NO_WEBVTT =
      wording(
          "Das ist keine WebVTT-Datei: Die erste Zeile muss mit WEBVTT beginnen.",
          "must begin with WEBVTT");
  static final Wording NO_CAPTIONS =
      wording(
          "Das sind keine Untertitel: Die Datei muss WebVTT sein (die erste Zeile beginnt mit"
              + " WEBVTT) oder SRT (mit Zeilen wie 00:00:01,000 --> 00:00:04,000).",
          "These are no captions: the file must be WebVTT (its first line begins with WEBVTT) or"
              + " SRT (with lines such as 00:00:01,000 --> 00:00:04,000).");
  static final Wording NO_CUE = wording("Die Datei enthält keinen Untertitel.", "holds no cue");
  static final Wording NO_WORDS_AT_ALL = wording("Der Text ist leer.", "The text is empty.");
  static final Wording TOO_LARGE =
      wording(
          "Die Datei ist zu groß für Untertitel: höchstens 4 MB und 20.000 Einblendungen.",
          "The file is too large for captions: at most 4 MB and 20,000 cues.");
  static final Wording NO_TIME =
      wording(
          "Hier fehlt die Zeile mit den Zeiten (-->). Der Abschnitt wurde übergangen.",
          "is no cue: the line with --> is missing");
  static final Wording BROKEN_TIME =
      wording(
          "Die Zeiten sind nicht lesbar; sie müssen aussehen wie 00:01:02.500 --> 00:01:04.000."
              + " Der Abschnitt wurde übergangen.",
          "has a broken time; it must look like 00:01:02.500 --> 00:01:04.000");
  static final Wording ENDS_TOO_EARLY =
      wording(
          "Das Ende liegt nicht nach dem Anfang. Der Abschnitt wurde übergangen.",
          "ends before it starts");
  static final Wording NO_WORDS =
      wording("Zu dieser Zeit steht kein Text.", "is a cue without words");
  static final Wording NO_BLANK_LINE =
      wording("Vor dieser Zeit fehlt die leere Zeile.", "lacks the blank line before this time");
  static final Wording SPLIT =
      wording(
          "Der Text war länger als 1.000 Zeichen und wurde geteilt.",
          "The text was longer than 1,000 characters and has been divided.");
  static final Wording LONG_SPEAKER =
      wording(
          "Der Name ist länger als 100 Zeichen und wurde gekürzt.",
          "The name is longer than 100 characters and has been cut.");
  static final Wording NOT_UTF_8 =
      wording(
          "Die Datei ist nicht in UTF-8 gespeichert. Prüfen Sie die Umlaute.",
          "The file is not saved as UTF-8. Check the umlauts.");
  static final Wording GUESSED =
      wording(
          "Der Text hat keine Zeiten. Sie wurden nach der Länge der Sätze geschätzt; prüfen Sie"
              + " sie beim Abspielen.",
          "The text has no times. They were guessed by the lengths of the sentences; check them"
              + " while it plays.");
  static final Wording TIME_GOES_BACK =
      wording(
          "Diese Zeit liegt nicht nach der vorigen und wurde übergangen.",
          "This time is not after the one before, and was passed over.");
  static final Wording TIME_AFTER_END =
      wording(
          "Diese Zeit liegt nach dem Ende der Aufnahme und wurde übergangen.",
          "This time is after the end of the recording, and was passed over.");

  /** Those by which words, or part of a name, are not taken over. */
  static final Set<Wording> LOSSES = Set.of(NO_TIME, BROKEN_TIME, ENDS_TOO_EARLY, LONG_SPEAKER);

  private Faults() {}

  private static Wording wording(String german, String english) {
    return new Wording(Map.of(Language.GERMAN, german, Language.ENGLISH, english));
  }
}
