package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;

/** What can be wrong with a parameter of the address, told to the caller with its name. */
enum Faulty {
  LANGUAGE(
      "Die Sprache ist de, en oder de-simple.",
      "The language is de, en or de-simple.",
      "Diese Sprache gibt es hier nicht."),
  LIMIT(
      "Eine ganze Zahl von 1 bis 100.",
      "A whole number from 1 to 100.",
      "Eine Zahl von 1 bis 100."),
  CURSOR(
      "Diese Marke gilt nicht oder nicht mehr. Beginnen Sie ohne after von vorn.",
      "This cursor is not valid, or no longer. Begin again without after.",
      "Hier geht es nicht weiter. Fangen Sie von vorne an."),
  WORDS(
      "Suchwörter, 1 bis 200 Zeichen.",
      "Words to search for, 1 to 200 characters.",
      "Schreiben Sie ein Wort zum Suchen."),
  POSITION(
      "Breite und Länge in Grad (WGS 84) mit Komma dazwischen, etwa 50.82,10.12.",
      "Latitude and longitude in degrees (WGS 84) with a comma between, such as 50.82,10.12.",
      "Dieser Ort ist falsch geschrieben."),
  RADIUS(
      "Eine ganze Zahl von 1 bis 100000, in Metern.",
      "A whole number from 1 to 100000, in metres.",
      "Eine Zahl von 1 bis 100000."),
  RADIUS_ALONE(
      "Ein Umkreis braucht eine Mitte: geben Sie near an.",
      "A radius needs a centre: give near.",
      "Es fehlt ein Ort."),
  REPEATED(
      "Diese Angabe darf nur einmal vorkommen.",
      "This may be given only once.",
      "Das darf nur einmal da stehen.");

  private final String german;
  private final String english;
  private final String easyGerman;

  Faulty(String german, String english, String easyGerman) {
    this.german = german;
    this.english = english;
    this.easyGerman = easyGerman;
  }

  /** To be thrown: 400 with the name of the parameter. */
  ProblemException at(String parameter) {
    return Problem.of(ProblemType.BAD_REQUEST)
        .withField(parameter, german, english, easyGerman)
        .exception();
  }
}
