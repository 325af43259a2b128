package de.kaliregion.obenunten.media.upload;

import static de.kaliregion.obenunten.web.ProblemType.wording;

import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import io.helidon.http.HeaderNames;
import java.util.List;

/** Why an upload is refused, beside the general reasons. */
public final class UploadProblems {
  static final ProblemType PROTOCOL_VERSION =
      new ProblemType(
          "upload-protocol",
          412,
          wording("tus 1.0.0 nötig", "tus 1.0.0 needed", "Das Programm passt nicht"),
          wording(
              "Dateien werden hier mit dem Protokoll tus 1.0.0 geschickt (Tus-Resumable: 1.0.0).",
              "Files are sent here with the protocol tus 1.0.0 (Tus-Resumable: 1.0.0).",
              "Dieses Programm kann hier keine Dateien schicken."));

  static final ProblemType OTHER_OFFSET =
      new ProblemType(
          "upload-offset",
          409,
          wording("Andere Stelle", "Other position", "Falsche Stelle"),
          wording(
              "Die Datei ist schon weiter oder noch nicht so weit. Das Programm fragt nach der"
                  + " Stelle und macht dort weiter.",
              "The file is further on, or not yet so far. The program asks for the position and"
                  + " goes on there.",
              "Das Programm muss an einer anderen Stelle weiter machen."));

  static final ProblemType TAKEN_OVER =
      new ProblemType(
          "upload-taken-over",
          409,
          wording("Woanders fortgesetzt", "Continued elsewhere", "Es geht woanders weiter"),
          wording(
              "Eine neuere Anfrage setzt diese Datei fort. Was bis hierher kam, ist gesichert.",
              "A newer request goes on with this file. What came until now is safe.",
              "Die Datei wird schon an anderer Stelle geschickt."));

  static final ProblemType WRONG_CHECKSUM =
      new ProblemType(
          "upload-checksum",
          460,
          wording("Falsch angekommen", "Arrived damaged", "Falsch angekommen"),
          wording(
              "Dieser Teil kam anders an, als er abgeschickt wurde, und wurde verworfen. Schicken"
                  + " Sie ihn noch einmal.",
              "This part did not arrive as it was sent, and was thrown away. Send it again.",
              "Ein Teil der Datei ist falsch angekommen. Bitte schicken Sie ihn noch einmal."));

  static final ProblemType WRONG_FILE =
      new ProblemType(
          "upload-differs",
          460,
          wording("Nicht dieselbe Datei", "Not the same file", "Nicht die gleiche Datei"),
          wording(
              "Die ganze Datei hat eine andere SHA-256-Prüfsumme als angekündigt. Vielleicht wurde"
                  + " sie inzwischen geändert. Bitte schicken Sie sie von vorn.",
              "The whole file has another SHA-256 digest than announced. It may have been changed"
                  + " meanwhile. Please send it from the start.",
              "Die Datei ist anders als vorher. Bitte schicken Sie die Datei noch einmal ganz."));

  static final ProblemType OVER_QUOTA =
      new ProblemType(
          "quota-exceeded",
          413,
          wording("Kontingent erschöpft", "Quota used up", "Kein Platz mehr für Sie"),
          wording(
              "Ihre Einrichtung hat ihren Speicherplatz aufgebraucht. Löschen Sie, was nicht mehr"
                  + " gebraucht wird, oder fragen Sie den Betreiber.",
              "Your organisation has used up its storage. Delete what is no longer needed, or ask"
                  + " the operator.",
              "Ihr Platz ist voll. Löschen Sie alte Dateien. Oder fragen Sie uns."));

  static final ProblemType TOO_MANY_OPEN =
      new ProblemType(
          "too-many-uploads",
          429,
          wording("Zu viele auf einmal", "Too many at once", "Zu viele auf einmal"),
          wording(
              "So viele Dateien können nicht zugleich unterwegs sein. Warten Sie, bis eine fertig"
                  + " ist, oder brechen Sie eine ab.",
              "So many files cannot be under way at once. Wait until one is done, or cancel one.",
              "Das sind zu viele Dateien auf einmal. Bitte warten Sie etwas."));

  static final ProblemType BROKEN =
      new ProblemType(
          "upload-broken",
          500,
          wording("Konnte nicht gesichert werden", "Could not be kept", "Nicht gespeichert"),
          wording(
              "Unser Speicher hat einen Fehler. Die Datei ist nicht sicher angekommen. Schicken Sie"
                  + " sie später von vorn; sagen Sie dem Betreiber Bescheid.",
              "Our storage has a fault. The file did not arrive safely. Send it later from the"
                  + " start; please tell the operator.",
              "Bei uns gab es einen Fehler. Bitte schicken Sie die Datei später noch einmal."));

  private UploadProblems() {}

  /** All of them, for the pages that explain them. */
  public static List<ProblemType> all() {
    return List.of(
        PROTOCOL_VERSION,
        OTHER_OFFSET,
        TAKEN_OVER,
        WRONG_CHECKSUM,
        WRONG_FILE,
        OVER_QUOTA,
        TOO_MANY_OPEN,
        BROKEN);
  }

  static Problem unknown() {
    return Problem.of(ProblemType.NOT_FOUND);
  }

  static Problem expired() {
    return Problem.of(ProblemType.GONE)
        .withDetail(
            "Diese Übertragung ruhte zu lange und wurde entfernt. Schicken Sie die Datei von vorn.",
            "This upload rested for too long and was removed. Send the file from the start.",
            "Das hat zu lange gedauert. Bitte schicken Sie die Datei noch einmal ganz.");
  }

  /** For those who ask after an upload that ended in this way. */
  static Problem gone(ProblemType why) {
    return Problem.of(ProblemType.GONE).withDetail(why.explanation());
  }

  static Problem lost() {
    return Problem.of(ProblemType.GONE)
        .withDetail(
            "Die Bytes dieser Datei sind nicht mehr da. Schicken Sie sie von vorn.",
            "The bytes of this file are no longer here. Send it from the start.",
            "Die Datei ist weg. Bitte schicken Sie die Datei noch einmal ganz.");
  }

  static Problem busy() {
    return Problem.of(ProblemType.UNAVAILABLE).withHeader(HeaderNames.RETRY_AFTER, "5");
  }

  static Problem diskFull() {
    return Problem.of(ProblemType.STORAGE_FULL)
        .withDetail(
            "Auf dem Server ist kein Platz mehr. Was ankam, ist gesichert; es geht weiter, sobald"
                + " der Betreiber Platz geschaffen hat.",
            "The server has no space left. What arrived is safe; it goes on as soon as the operator"
                + " has made room.",
            "Bei uns ist kein Platz mehr. Versuchen Sie es später noch einmal.");
  }

  /** For files that cannot be gone on with. */
  static Problem diskFullInOneGo() {
    return Problem.of(ProblemType.STORAGE_FULL)
        .withDetail(
            "Auf dem Server ist kein Platz mehr. Diese Datei wurde nicht angenommen; schicken Sie"
                + " sie noch einmal, sobald der Betreiber Platz geschaffen hat.",
            "The server has no space left. This file was not taken; send it again as soon as the"
                + " operator has made room.",
            "Bei uns ist kein Platz mehr. Versuchen Sie es später noch einmal.");
  }

  /** For files of which only the most is known that they can have. */
  static Problem overQuotaInOneGo() {
    return Problem.of(OVER_QUOTA)
        .withDetail(
            "Für diese Datei reicht der Speicherplatz Ihrer Einrichtung nicht. Löschen Sie, was"
                + " nicht mehr gebraucht wird, oder schicken Sie weniger Dateien auf einmal.",
            "Your organisation's storage is not enough for this file. Delete what is no longer"
                + " needed, or send fewer files at once.",
            "Sie haben nicht genug Platz. Löschen Sie alte Dateien. Oder schicken Sie weniger.");
  }

  static Problem beyondLength() {
    return Problem.of(ProblemType.CONTENT_TOO_LARGE)
        .withDetail(
            "Das ist mehr, als für diese Datei angekündigt war.",
            "This is more than was announced for this file.",
            "Das ist mehr, als das Programm angekündigt hat.");
  }
}
