package de.kaliregion.obenunten.media.captions;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.util.Map;
import java.util.Set;

/**
 * What can be wrong with captions, as curators read it: what it is, and what to do. Whoever shows
 * it puts the line before it.
 */
final class Faults {
  static final Wording NO_WEBVTT =
      wording(
          "Das ist keine WebVTT-Datei. Ihre erste Zeile muss mit dem Wort WEBVTT beginnen; bitte"
              + " setzen Sie es davor, mit einer leeren Zeile danach.",
          "This is no WebVTT file. Its first line must begin with the word WEBVTT; please put it"
              + " there, with an empty line after it.");
  static final Wording NO_CAPTIONS =
      wording(
          "Das sind keine Untertitel: Die Datei muss WebVTT sein (die erste Zeile beginnt mit"
              + " WEBVTT) oder SRT (mit Zeilen wie 00:00:01,000 --> 00:00:04,000).",
          "These are no captions: the file must be WebVTT (its first line begins with WEBVTT) or"
              + " SRT (with lines such as 00:00:01,000 --> 00:00:04,000).");
  static final Wording NO_CUE =
      wording(
          "Die Datei enthält keinen Untertitel. Jeder braucht eine Zeile mit Zeiten wie"
              + " 00:01:02.500 --> 00:01:04.000 und darunter seinen Text.",
          "The file holds no caption. Each needs a line with times such as"
              + " 00:01:02.500 --> 00:01:04.000 and its words below.");
  static final Wording NO_WORDS_AT_ALL =
      wording(
          "Der Text ist leer. Bitte tippen Sie ab, was zu hören ist.",
          "The text is empty. Please type what is heard.");
  static final Wording TOO_LARGE =
      wording(
          "Die Datei ist zu groß für Untertitel: höchstens 4 MB und 20.000 Einblendungen.",
          "The file is too large for captions: at most 4 MB and 20,000 cues.");
  static final Wording NO_TIME =
      wording(
          "Diesem Abschnitt fehlt die Zeile mit den Zeiten. Bitte setzen Sie sie über den Text,"
              + " zum Beispiel 00:01:02.500 --> 00:01:04.000.",
          "This part lacks the line with its times. Please put it above the words, for example"
              + " 00:01:02.500 --> 00:01:04.000.");
  static final Wording BROKEN_TIME =
      wording(
          "Die Zeiten in dieser Zeile sind nicht lesbar. Bitte schreiben Sie sie so:"
              + " 00:01:02.500 --> 00:01:04.000.",
          "The times in this line cannot be read. Please write them like this:"
              + " 00:01:02.500 --> 00:01:04.000.");
  static final Wording ENDS_TOO_EARLY =
      wording(
          "In dieser Zeile liegt das Ende nicht nach dem Anfang. Bitte prüfen Sie beide Zeiten.",
          "In this line the end is not after the beginning. Please check both times.");
  static final Wording NO_WORDS =
      wording(
          "Unter dieser Zeile mit Zeiten steht kein Text. Bitte ergänzen Sie ihn, oder löschen Sie"
              + " die Zeile.",
          "There are no words below this line with times. Please add them, or delete the line.");
  static final Wording NO_BLANK_LINE =
      wording(
          "Vor dieser Zeile mit Zeiten fehlt die leere Zeile. Bitte fügen Sie eine ein, damit kein"
              + " Untertitel in den anderen gerät.",
          "The empty line before this line with times is missing. Please add one, so that no"
              + " caption runs into another.");
  static final Wording SPLIT =
      wording(
          "Dieser Text ist länger als 1.000 Zeichen und wurde geteilt. Bitte prüfen Sie die Zeiten"
              + " der Teile beim Abspielen.",
          "This text is longer than 1,000 characters and has been divided. Please check the times"
              + " of its parts while it plays.");
  static final Wording LONG_SPEAKER =
      wording(
          "Der Name in diesem Abschnitt ist länger als 100 Zeichen. Bitte kürzen Sie ihn.",
          "The name in this part is longer than 100 characters. Please shorten it.");
  static final Wording NOT_UTF_8 =
      wording(
          "Die Datei ist nicht in UTF-8 gespeichert. Bitte prüfen Sie die Umlaute.",
          "The file is not saved as UTF-8. Please check the umlauts.");
  static final Wording GUESSED =
      wording(
          "Der Text hat keine Zeiten. Sie wurden nach der Länge der Sätze geschätzt; bitte prüfen"
              + " Sie sie beim Abspielen.",
          "The text has no times. They were guessed by the lengths of the sentences; please check"
              + " them while it plays.");
  static final Wording TIME_GOES_BACK =
      wording(
          "Die Zeit in dieser Zeile liegt nicht nach der vorigen und zählt deshalb nicht. Bitte"
              + " prüfen Sie beide.",
          "The time in this line is not after the one before and therefore does not count. Please"
              + " check both.");
  static final Wording TIME_AFTER_END =
      wording(
          "Die Zeit in dieser Zeile liegt nach dem Ende der Aufnahme und zählt deshalb nicht. Bitte"
              + " prüfen Sie sie.",
          "The time in this line is after the end of the recording and therefore does not count."
              + " Please check it.");

  /** Those by which words, or part of a name, are not taken over. */
  static final Set<Wording> LOSSES = Set.of(NO_TIME, BROKEN_TIME, ENDS_TOO_EARLY, LONG_SPEAKER);

  private Faults() {}

  private static Wording wording(String german, String english) {
    return new Wording(Map.of(Language.GERMAN, german, Language.ENGLISH, english));
  }
}
