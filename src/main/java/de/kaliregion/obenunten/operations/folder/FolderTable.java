package de.kaliregion.obenunten.operations.folder;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Wording;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table of what became of each file, for a terminal. */
public final class FolderTable {
  private static final int WIDEST_NAME = 48;
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

  private final Language language;

  /**
   * @param language German or English
   */
  public FolderTable(Language language) {
    this.language = language;
  }

  /** The lines of the table, with its heading and a sum at the end. */
  public List<String> lines(List<Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        isEnglish()
            ? List.of("File", "Result", "Kind", "Size", "Reason")
            : List.of("Datei", "Ergebnis", "Art", "Größe", "Grund"));
    rows.forEach(row -> cells.add(cells(row)));
    List<Integer> widths = widths(cells);
    List<String> lines = new ArrayList<>();
    cells.forEach(line -> lines.add(line(line, widths)));
    lines.add("");
    lines.add(sum(rows));
    return lines;
  }

  private List<String> cells(Row row) {
    return List.of(
        shortened(row.name()),
        row.result().in(language),
        kind(row),
        size(row.bytes()),
        row.reason().map(this::oneLine).orElse(""));
  }

  private String oneLine(Wording reason) {
    return printable(reason.in(language).replaceAll("\\s+", " "));
  }

  /** The end of a path tells most. */
  private static String shortened(String name) {
    String safe = printable(name);
    int length = length(safe);
    return length <= WIDEST_NAME
        ? safe
        : "…" + safe.substring(safe.offsetByCodePoints(0, length - WIDEST_NAME + 1));
  }

  /**
   * The name with what belongs together in one character, and without what has no business in a
   * terminal: control characters, and marks that turn the direction of writing; but the joiners of
   * emoji stay.
   */
  static String printable(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .replaceAll("[\\p{C}&&[^\\x{200D}]]", "?");
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private String kind(Row row) {
    Optional<MediaItem.Kind> kind = row.kind();
    if (kind.isEmpty()) {
      boolean captions = row.result().isGood();
      return captions ? (isEnglish() ? "captions" : "Untertitel") : "";
    }
    return isEnglish() ? kind.get().name().toLowerCase(Locale.ROOT) : german(kind.get());
  }

  private static String german(MediaItem.Kind kind) {
    return switch (kind) {
      case PICTURE -> "Bild";
      case SOUND -> "Ton";
      case FILM -> "Film";
      case PANORAMA -> "Panorama";
      case MODEL -> "3D-Modell";
      case DOCUMENT -> "Dokument";
    };
  }

  private String size(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1000 && unit < UNITS.size() - 1) {
      size /= 1000;
      unit++;
    }
    Locale locale = isEnglish() ? Locale.ENGLISH : Locale.GERMAN;
    return String.format(locale, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS.get(unit));
  }

  private static List<Integer> widths(List<List<String>> cells) {
    return IntStream.range(0, cells.getFirst().size())
        .map(column -> cells.stream().mapToInt(row -> length(row.get(column))).max().orElse(0))
        .boxed()
        .toList();
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cells.get(i) + " ".repeat(widths.get(i) - length(cells.get(i))))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private String sum(List<Row> rows) {
    long good = rows.stream().filter(row -> row.result().isGood()).count();
    long all = rows.stream().filter(row -> row.result() != Row.Result.PASSED_OVER).count();
    return isEnglish()
        ? "%d of %d files can be shown.".formatted(good, all)
        : "%d von %d Dateien sind zeigbar.".formatted(good, all);
  }

  private boolean isEnglish() {
    return language == Language.ENGLISH;
  }
}
