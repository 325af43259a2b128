package de.kaliregion.obenunten.operations.folder;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.operations.folder.FolderFile.Nature;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;

/** Why something in a folder is not taken, for whoever called the command. */
final class Obstruction {
  static final Wording CHANGED =
      wording(
          "Die Datei hat sich geändert, während sie gelesen wurde. Bitte noch einmal.",
          "The file changed while it was read. Please try again.");

  private Obstruction() {}

  /** What keeps a thing of this nature from being taken, if anything does. */
  static Optional<Wording> of(Nature nature) {
    return switch (nature) {
      case FILE -> Optional.empty();
      case LINK ->
          Optional.of(
              wording(
                  "Ein Verweis (Link): Ihm wird nicht gefolgt.", "A link: it is not followed."));
      case OTHER -> Optional.of(wording("Keine gewöhnliche Datei.", "No ordinary file."));
      case CLOSED ->
          Optional.of(
              wording("Hier darf nicht hineingesehen werden.", "This may not be looked into."));
    };
  }

  /** What the system says of a file that cannot be read. */
  static Wording of(IOException e) {
    return switch (e) {
      case AccessDeniedException _ ->
          wording("Die Datei darf nicht gelesen werden.", "The file may not be read.");
      case NoSuchFileException _ ->
          wording("Die Datei ist nicht mehr da.", "The file is no longer there.");
      default ->
          wording(
              "Die Datei ist nicht lesbar: " + e.getMessage(),
              "The file cannot be read: " + e.getMessage());
    };
  }

  /** That the same bytes came under another name. */
  static Wording sameAs(String name) {
    return wording("Gleicher Inhalt wie " + name, "The same content as " + name);
  }

  private static Wording wording(String german, String english) {
    return new Wording(Map.of(Language.GERMAN, german, Language.ENGLISH, english));
  }
}
