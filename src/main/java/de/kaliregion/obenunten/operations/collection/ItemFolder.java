package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Consent;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.media.captions.WebVtt;
import de.kaliregion.obenunten.media.captions.WebVttException;
import de.kaliregion.obenunten.media.inspect.Inspection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that lie beside the YAML of media items, and what the YAML says of them. */
final class ItemFolder {
  private final Path root;
  private final String name;
  private final Map<Sha256, Path> files;
  private final Faults faults;

  /**
   * @param root of the collection
   * @param name of the folder in it, with slashes
   * @param files receives each file that an item names
   */
  ItemFolder(Path root, String name, Map<Sha256, Path> files, Faults faults) {
    this.root = root;
    this.name = name;
    this.files = files;
    this.faults = faults;
  }

  Optional<Path> existing(String fileName, String field, Fields fields) {
    if (!Rendition.isValidName(fileName)) {
      fields.fault(field, "must be a file name of letters, digits, dots and hyphens: " + fileName);
      return Optional.empty();
    }
    Path file = root.resolve(name).resolve(fileName);
    if (!Files.isRegularFile(file)) {
      fields.fault(field, "there is no file " + fileName);
      return Optional.empty();
    }
    return Optional.of(file);
  }

  /**
   * The file as it is.
   *
   * @param fileName under which it is to be found
   */
  Rendition rendition(Path file, String fileName, Inspection found) throws IOException {
    return new Rendition(
        keep(file),
        fileName,
        found.mediaType(),
        Files.size(file),
        found.dimensions(),
        found.milliseconds());
  }

  /** Has the file brought along; returns its digest. */
  Sha256 keep(Path file) throws IOException {
    Sha256 digest = digest(file);
    files.put(digest, file);
    return digest;
  }

  List<Transcript> transcripts(Fields fields) {
    List<Transcript> transcripts = new ArrayList<>();
    fields
        .fields("transcripts")
        .ifPresent(byLanguage -> {
          for (Language language : Language.values()) {
            byLanguage
                .optionalText(language.tag())
                .flatMap(file -> existing(file, language.tag(), byLanguage))
                .flatMap(file -> transcript(language, file, byLanguage))
                .ifPresent(transcripts::add);
          }
          byLanguage.build(() -> transcripts);
        });
    return transcripts;
  }

  private Optional<Transcript> transcript(Language language, Path file, Fields fields) {
    try {
      var cues = WebVtt.parse(Files.readString(file));
      Inspection asCaptions = new Inspection("text/vtt", Optional.empty(), Optional.empty());
      return Optional.of(
          new Transcript(
              language, rendition(file, file.getFileName().toString(), asCaptions), cues));
    } catch (WebVttException e) {
      faults.add(name + "/" + file.getFileName(), e.line(), "cue", e.getMessage());
    } catch (IOException e) {
      fields.fault(language.tag(), "cannot be read as UTF-8: " + file.getFileName());
    }
    return Optional.empty();
  }

  static Optional<Consent> consent(Fields fields) {
    var basis = fields.text("basis");
    var until = fields.optionalChoice("until", ItemFolder::date, "a date such as 2030-12-31");
    return fields.build(() -> new Consent(basis, until));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Sha256 digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return new Sha256(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
