package de.kaliregion.obenunten.media.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * What a file is that is not accepted, so that its owner understands. Apache Tika tells it.
 *
 * @param german such as "eine ZIP-Datei"
 * @param english such as "a ZIP file"
 * @param germanAdvice what to do with it; may be empty
 * @param englishAdvice what to do with it; may be empty
 */
record ForeignFormat(String german, String english, String germanAdvice, String englishAdvice) {
  private static final int HEAD = 64 * 1024;

  private static final Pattern PLAYLISTS =
      Pattern.compile("\\A\\uFEFF?\\s*(#EXTM3U|ffconcat|\\[playlist])|<MPD\\b");

  /** A file that only begins like one of these is broken, and not foreign. */
  private static final Set<String> ACCEPTED =
      Set.of(
          "image/jpeg",
          "image/png",
          "image/gif",
          "image/webp",
          "image/tiff",
          "image/heic",
          "image/heif",
          "image/avif",
          "audio/mpeg",
          "audio/x-flac",
          "audio/x-aac",
          "video/mp4",
          "video/quicktime",
          "application/mp4",
          "application/x-matroska",
          "application/pdf");

  private static final ForeignFormat ARCHIVE =
      new ForeignFormat(
          "ein Archiv mit gepackten Dateien (zum Beispiel ZIP)",
          "an archive of packed files (such as ZIP)",
          "Bitte entpacken Sie es und laden Sie die Dateien darin hoch.",
          "Please unpack it and upload the files inside.");
  private static final ForeignFormat OFFICE =
      new ForeignFormat(
          "ein Dokument aus einem Büroprogramm (zum Beispiel Word oder LibreOffice)",
          "a document of an office program (such as Word or LibreOffice)",
          "Bitte speichern Sie es als PDF und laden Sie dieses hoch.",
          "Please save it as PDF and upload that.");
  private static final ForeignFormat PROGRAM =
      new ForeignFormat("ein Programm", "a program", "", "");
  private static final ForeignFormat PICTURE =
      new ForeignFormat(
          "ein Bild in einem Format, das Browser nicht kennen",
          "a picture in a format that browsers do not know",
          "Bitte speichern Sie es als JPEG, PNG oder TIFF.",
          "Please save it as JPEG, PNG or TIFF.");
  private static final ForeignFormat DRAWING =
      new ForeignFormat(
          "eine Vektorzeichnung (SVG)",
          "a vector drawing (SVG)",
          "Bitte speichern Sie sie als PNG oder PDF.",
          "Please save it as PNG or PDF.");
  static final ForeignFormat FILM =
      new ForeignFormat(
          "ein Film in einem älteren Format (zum Beispiel AVI, MPEG, WMV oder Ogg Theora)",
          "a film in an older format (such as AVI, MPEG, WMV or Ogg Theora)",
          "Bitte speichern Sie ihn als MP4.",
          "Please save it as MP4.");
  private static final ForeignFormat SOUND =
      new ForeignFormat(
          "eine Tondatei in einem seltenen Format (zum Beispiel WMA, AMR oder MIDI)",
          "a sound file in a rare format (such as WMA, AMR or MIDI)",
          "Bitte speichern Sie sie als MP3 oder WAV.",
          "Please save it as MP3 or WAV.");
  private static final ForeignFormat PLAYLIST =
      new ForeignFormat(
          "eine Abspielliste, die nur auf andere Dateien verweist",
          "a playlist that only points to other files",
          "Bitte laden Sie die Filme oder Töne selbst hoch.",
          "Please upload the films or sounds themselves.");
  private static final ForeignFormat WEB_PAGE =
      new ForeignFormat(
          "eine Internetseite (HTML)",
          "a web page (HTML)",
          "Bitte drucken Sie sie als PDF und laden Sie dieses hoch.",
          "Please print it as PDF and upload that.");
  private static final ForeignFormat XML =
      new ForeignFormat("eine XML-Datei", "an XML file", "", "");
  private static final ForeignFormat TEXT =
      new ForeignFormat(
          "eine Textdatei",
          "a text file",
          "Untertitel brauchen Zeitangaben (WebVTT oder SRT). Andere Texte speichern Sie bitte als"
              + " PDF.",
          "Captions need times (WebVTT or SRT). Please save other texts as PDF.");
  private static final ForeignFormat MAIL =
      new ForeignFormat(
          "eine E-Mail",
          "an e-mail",
          "Bitte speichern Sie die Anhänge und laden Sie diese hoch.",
          "Please save its attachments and upload these.");
  private static final ForeignFormat DATABASE =
      new ForeignFormat("eine Datenbank", "a database", "", "");

  private static final Map<String, ForeignFormat> BY_TYPE =
      Map.ofEntries(
          Map.entry("image/svg+xml", DRAWING),
          Map.entry("text/html", WEB_PAGE),
          Map.entry("application/xhtml+xml", WEB_PAGE),
          Map.entry("application/xml", XML),
          Map.entry("application/rtf", OFFICE),
          Map.entry("application/x-tika-ooxml", OFFICE),
          Map.entry("application/x-tika-msoffice", OFFICE),
          Map.entry("application/epub+zip", OFFICE),
          Map.entry("application/postscript", OFFICE),
          Map.entry("image/vnd.djvu", OFFICE),
          Map.entry("application/zip", ARCHIVE),
          Map.entry("application/gzip", ARCHIVE),
          Map.entry("application/java-archive", ARCHIVE),
          Map.entry("application/vnd.rar", ARCHIVE),
          Map.entry("application/x-rar-compressed", ARCHIVE),
          Map.entry("application/x-7z-compressed", ARCHIVE),
          Map.entry("application/x-bzip2", ARCHIVE),
          Map.entry("application/x-bzip", ARCHIVE),
          Map.entry("application/x-xz", ARCHIVE),
          Map.entry("application/zstd", ARCHIVE),
          Map.entry("application/x-tar", ARCHIVE),
          Map.entry("application/x-gtar", ARCHIVE),
          Map.entry("application/vnd.ms-cab-compressed", ARCHIVE),
          Map.entry("application/x-msdownload", PROGRAM),
          Map.entry("application/x-dosexec", PROGRAM),
          Map.entry("application/x-elf", PROGRAM),
          Map.entry("application/x-executable", PROGRAM),
          Map.entry("application/x-sharedlib", PROGRAM),
          Map.entry("application/x-object", PROGRAM),
          Map.entry("application/java-vm", PROGRAM),
          Map.entry("application/x-sh", PROGRAM),
          Map.entry("application/javascript", PROGRAM),
          Map.entry("text/javascript", PROGRAM),
          Map.entry("application/vnd.rn-realmedia", FILM),
          Map.entry("application/x-shockwave-flash", FILM),
          Map.entry("application/dash+xml", PLAYLIST),
          Map.entry("application/vnd.apple.mpegurl", PLAYLIST),
          Map.entry("audio/x-mpegurl", PLAYLIST),
          Map.entry("audio/mpegurl", PLAYLIST),
          Map.entry("application/x-sqlite3", DATABASE),
          Map.entry("message/rfc822", MAIL),
          Map.entry("application/mbox", MAIL));

  /** What it is; empty where nobody can tell. */
  static Optional<ForeignFormat> of(Bytes bytes) throws IOException {
    byte[] head = bytes.upTo(0, HEAD);
    String text = new String(head, 0, Math.min(head.length, 1024), StandardCharsets.UTF_8);
    if (PLAYLISTS.matcher(text).find()) {
      return Optional.of(PLAYLIST);
    }
    if (text.contains("<svg")) {
      return Optional.of(DRAWING);
    }
    MediaType type =
        MimeTypes.getDefaultMimeTypes()
            .detect(new ByteArrayInputStream(head), new Metadata())
            .getBaseType();
    if (ACCEPTED.contains(type.toString())) {
      return Optional.empty();
    }
    ForeignFormat known = BY_TYPE.get(type.toString());
    return known != null ? Optional.of(known) : byFamily(type);
  }

  private static Optional<ForeignFormat> byFamily(MediaType type) {
    String subtype = type.getSubtype();
    if (subtype.startsWith("vnd.oasis") || subtype.startsWith("vnd.openxml")) {
      return Optional.of(OFFICE);
    }
    if (subtype.endsWith("+xml") || subtype.equals("xml")) {
      return Optional.of(XML);
    }
    return switch (type.getType()) {
      case "image" -> Optional.of(PICTURE);
      case "video" -> Optional.of(FILM);
      case "audio" -> Optional.of(SOUND);
      case "text" -> Optional.of(TEXT);
      default -> Optional.empty();
    };
  }
}
