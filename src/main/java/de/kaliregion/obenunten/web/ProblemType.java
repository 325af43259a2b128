package de.kaliregion.obenunten.web;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A kind of problem. Rooms may have their own beside these.
 *
 * @param slug its name in the address {@code /problems/<slug>}, which identifies the type
 * @param status the HTTP status, 400 to 599
 * @param title what it is, in a few words
 * @param explanation what happened and what the reader can do
 */
public record ProblemType(String slug, int status, Wording title, Wording explanation) {
  private static final Pattern SLUG = Pattern.compile("[a-z]+(-[a-z]+){0,7}");

  public static final ProblemType BAD_REQUEST =
      new ProblemType(
          "bad-request",
          400,
          wording("Anfrage nicht verstanden", "Request not understood", "Nicht verstanden"),
          wording(
              "Die Anfrage hat eine Form, die dieser Dienst nicht versteht.",
              "The request has a form that this service does not understand.",
              "Wir haben die Anfrage nicht verstanden."));

  public static final ProblemType UNAUTHORIZED =
      new ProblemType(
          "sign-in-needed",
          401,
          wording("Anmeldung nötig", "Sign-in needed", "Sie müssen sich anmelden"),
          wording(
              "Bitte melden Sie sich an und versuchen Sie es noch einmal.",
              "Please sign in and try again.",
              "Bitte melden Sie sich an. Dann versuchen Sie es noch einmal."));

  public static final ProblemType FORBIDDEN =
      new ProblemType(
          "forbidden",
          403,
          wording("Nicht erlaubt", "Not allowed", "Das ist nicht erlaubt"),
          wording(
              "Ihr Konto darf das nicht. Fragen Sie die Leitung Ihrer Einrichtung.",
              "Your account may not do this. Ask whoever runs your organisation.",
              "Sie dürfen das nicht. Fragen Sie Ihre Leitung."));

  public static final ProblemType NOT_FOUND =
      new ProblemType(
          "not-found",
          404,
          wording("Hier ist nichts", "Nothing here", "Hier ist nichts"),
          wording(
              "Unter dieser Adresse gibt es nichts. Vielleicht ist sie falsch geschrieben.",
              "There is nothing at this address. It may be misspelt.",
              "Diese Adresse gibt es nicht. Vielleicht ist sie falsch geschrieben."));

  public static final ProblemType METHOD_NOT_ALLOWED =
      new ProblemType(
          "method-not-allowed",
          405,
          wording("Das geht hier nicht", "Not possible here", "Das geht hier nicht"),
          wording(
              "Diese Adresse gibt es, aber nicht für diese Art von Anfrage.",
              "This address exists, but not for this kind of request.",
              "Die Adresse gibt es. Aber das geht hier nicht."));

  public static final ProblemType CONFLICT =
      new ProblemType(
          "conflict",
          409,
          wording("Passt nicht zusammen", "Conflict", "Das passt nicht zusammen"),
          wording(
              "Das passt nicht zum jetzigen Stand. Laden Sie ihn neu und versuchen Sie es wieder.",
              "This does not fit the present state. Load it again and retry.",
              "Das passt nicht mehr. Laden Sie die Seite neu."));

  public static final ProblemType GONE =
      new ProblemType(
          "gone",
          410,
          wording("Nicht mehr da", "No longer here", "Das ist nicht mehr da"),
          wording(
              "Was hier war, wurde auf Dauer entfernt.",
              "What was here has been removed for good.",
              "Das war einmal hier. Jetzt ist es weg."));

  public static final ProblemType LENGTH_REQUIRED =
      new ProblemType(
          "length-required",
          411,
          wording("Länge fehlt", "Length missing", "Eine Angabe fehlt"),
          wording(
              "Die Anfrage muss die Länge ihres Inhalts nennen (Content-Length).",
              "The request must state the length of its content (Content-Length).",
              "Das Programm hat nicht gesagt, wie viel es schickt."));

  public static final ProblemType PRECONDITION_FAILED =
      new ProblemType(
          "changed-meanwhile",
          412,
          wording("Inzwischen geändert", "Changed meanwhile", "Jemand hat etwas geändert"),
          wording(
              "Jemand hat das inzwischen geändert. Vergleichen Sie beide Fassungen.",
              "Someone has changed this meanwhile. Compare the two versions.",
              "Jemand anderes hat das geändert. Vergleichen Sie bitte."));

  public static final ProblemType CONTENT_TOO_LARGE =
      new ProblemType(
          "content-too-large",
          413,
          wording("Zu groß", "Too large", "Das ist zu groß"),
          wording(
              "Was Sie schicken, ist größer als hier erlaubt.",
              "What you send is larger than allowed here.",
              "Das ist zu groß. Wir können es nicht annehmen."));

  public static final ProblemType URI_TOO_LONG =
      new ProblemType(
          "address-too-long",
          414,
          wording("Adresse zu lang", "Address too long", "Die Adresse ist zu lang"),
          wording(
              "Die Adresse ist länger, als dieser Dienst sie liest.",
              "The address is longer than this service reads.",
              "Die Adresse ist zu lang."));

  public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
      new ProblemType(
          "unsupported-media-type",
          415,
          wording("Unbekannte Art von Inhalt", "Unknown kind of content", "Falsche Art"),
          wording(
              "Diese Art von Inhalt (Content-Type) wird hier nicht angenommen.",
              "This kind of content (Content-Type) is not accepted here.",
              "Diese Art von Datei können wir nicht annehmen."));

  public static final ProblemType RANGE_NOT_SATISFIABLE =
      new ProblemType(
          "range-not-satisfiable",
          416,
          wording("Bereich liegt außerhalb", "Range out of bounds", "Diesen Teil gibt es nicht"),
          wording(
              "Der verlangte Teil liegt hinter dem Ende der Datei.",
              "The part asked for lies beyond the end of the file.",
              "Die Datei ist kürzer. Diesen Teil gibt es nicht."));

  public static final ProblemType MISDIRECTED =
      new ProblemType(
          "misdirected",
          421,
          wording("Falscher Rechnername", "Wrong host name", "Falsche Adresse"),
          wording(
              "Unter diesem Rechnernamen gibt es diesen Dienst nicht.",
              "This service does not answer to this host name.",
              "Diese Internet-Adresse gehört nicht zu uns."));

  public static final ProblemType INVALID =
      new ProblemType(
          "invalid",
          422,
          wording("Bitte prüfen", "Please check", "Bitte prüfen Sie das"),
          wording(
              "Einige Angaben stimmen noch nicht.",
              "Some of the details are not right yet.",
              "Etwas stimmt noch nicht."));

  public static final ProblemType PRECONDITION_REQUIRED =
      new ProblemType(
          "version-missing",
          428,
          wording("Fassung fehlt", "Version missing", "Eine Angabe fehlt"),
          wording(
              "Die Anfrage muss sagen, welche Fassung sie ändert (If-Match).",
              "The request must say which version it changes (If-Match).",
              "Das Programm hat nicht gesagt, was es ändern will."));

  public static final ProblemType TOO_MANY_REQUESTS =
      new ProblemType(
          "too-many-requests",
          429,
          wording("Zu viele Anfragen", "Too many requests", "Zu viel auf einmal"),
          wording(
              "Bitte warten Sie ein wenig und versuchen Sie es dann wieder.",
              "Please wait a little, then try again.",
              "Bitte warten Sie etwas. Dann versuchen Sie es noch einmal."));

  public static final ProblemType HEADERS_TOO_LARGE =
      new ProblemType(
          "headers-too-large",
          431,
          wording("Kopfzeilen zu groß", "Headers too large", "Zu viele Daten"),
          wording(
              "Der Browser schickt mehr Kopfzeilen, als dieser Dienst liest.",
              "The browser sends more headers than this service reads.",
              "Der Browser schickt zu viele Daten mit."));

  public static final ProblemType INTERNAL =
      new ProblemType(
          "internal",
          500,
          wording("Fehler bei uns", "Our fault", "Ein Fehler bei uns"),
          wording(
              "Bei uns ist etwas schiefgegangen. Es liegt nicht an Ihnen. Versuchen Sie es später.",
              "Something went wrong on our side. It is not your fault. Please try again later.",
              "Wir haben einen Fehler gemacht. Versuchen Sie es später noch einmal."));

  public static final ProblemType NOT_IMPLEMENTED =
      new ProblemType(
          "not-implemented",
          501,
          wording("Das können wir nicht", "Not supported", "Das können wir nicht"),
          wording(
              "Dieser Dienst beherrscht nicht, was die Anfrage verlangt.",
              "This service cannot do what the request asks for.",
              "Das kann unser Dienst nicht."));

  public static final ProblemType UNAVAILABLE =
      new ProblemType(
          "unavailable",
          503,
          wording("Gerade überlastet", "Busy right now", "Gerade ist zu viel los"),
          wording(
              "Gerade geht es nicht. Bitte versuchen Sie es gleich noch einmal.",
              "Not possible right now. Please try again in a moment.",
              "Gerade geht es nicht. Versuchen Sie es gleich noch einmal."));

  public static final ProblemType VERSION_NOT_SUPPORTED =
      new ProblemType(
          "http-version",
          505,
          wording("HTTP/1.1 nötig", "HTTP/1.1 needed", "Das Programm ist zu alt"),
          wording(
              "Dieser Dienst spricht HTTP/1.1.",
              "This service speaks HTTP/1.1.",
              "Das Programm ist zu alt für diesen Dienst."));

  public static final ProblemType STORAGE_FULL =
      new ProblemType(
          "storage-full",
          507,
          wording("Kein Platz mehr", "No space left", "Kein Platz mehr"),
          wording(
              "Der Speicher ist voll. Lesen geht weiter; sagen Sie dem Betreiber Bescheid.",
              "The storage is full. Reading goes on; please tell the operator.",
              "Es ist kein Platz mehr da. Bitte sagen Sie uns Bescheid."));

  private static final List<ProblemType> GENERAL =
      List.of(
          BAD_REQUEST,
          UNAUTHORIZED,
          FORBIDDEN,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          CONFLICT,
          GONE,
          LENGTH_REQUIRED,
          PRECONDITION_FAILED,
          CONTENT_TOO_LARGE,
          URI_TOO_LONG,
          UNSUPPORTED_MEDIA_TYPE,
          RANGE_NOT_SATISFIABLE,
          MISDIRECTED,
          INVALID,
          PRECONDITION_REQUIRED,
          TOO_MANY_REQUESTS,
          HEADERS_TOO_LARGE,
          INTERNAL,
          NOT_IMPLEMENTED,
          UNAVAILABLE,
          VERSION_NOT_SUPPORTED,
          STORAGE_FULL);

  public ProblemType {
    if (!SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException("not a slug: " + slug);
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("not the status of a problem: " + status);
    }
  }

  /** The types that any room may answer, for the pages that explain them. */
  public static List<ProblemType> general() {
    return GENERAL;
  }

  /** A text in German, English and Leichte Sprache. */
  public static Wording wording(String german, String english, String easyGerman) {
    return new Wording(
        Map.of(
            Language.GERMAN, german,
            Language.ENGLISH, english,
            Language.EASY_GERMAN, easyGerman));
  }

  /** The type for a status that carries no more meaning. */
  static ProblemType ofStatus(int status) {
    return GENERAL.stream()
        .filter(type -> type.status == status)
        .findFirst()
        .orElse(status >= 500 ? INTERNAL : BAD_REQUEST);
  }
}
