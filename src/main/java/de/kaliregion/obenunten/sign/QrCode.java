package de.kaliregion.obenunten.sign;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A QR code (ISO/IEC 18004) at error correction level Q, which stays readable with a fifteenth of
 * it scratched off, and with the quiet zone of four modules on each side that readers need.
 */
public final class QrCode {
  /** White modules on each side. */
  public static final int QUIET_ZONE = 4;

  /** The smallest edge of a PNG, in pixels. */
  public static final int SMALLEST_EDGE = 100;

  /** The largest edge of a PNG, in pixels. */
  public static final int LARGEST_EDGE = 4000;

  private final ByteMatrix modules;
  private final int version;

  private QrCode(QRCode code) {
    this.modules = code.getMatrix();
    this.version = code.getVersion().getVersionNumber();
  }

  /**
   * The code for a text, usually an address from {@link SignAddress}. A text of digits, capitals
   * and {@code $%*+-./:} gives a smaller code than other ASCII.
   *
   * @throws IllegalArgumentException if the text is empty, not ASCII or longer than a code can hold
   */
  public static QrCode of(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c > 0x7e || c < 0x20)) {
      throw new IllegalArgumentException("a QR code needs printable ASCII text: " + text);
    }
    try {
      return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.Q));
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          text.length() + " characters are too many for a QR code", e);
    }
  }

  /** The version, 1 to 40: the larger, the more modules. */
  public int version() {
    return version;
  }

  /** Modules along each edge, with the quiet zone. */
  public int edge() {
    return modules.getWidth() + 2 * QUIET_ZONE;
  }

  /** Whether a module is dark; 0, 0 is the upper left corner of the quiet zone. */
  public boolean isDark(int x, int y) {
    int column = x - QUIET_ZONE;
    int row = y - QUIET_ZONE;
    return column >= 0
        && row >= 0
        && column < modules.getWidth()
        && row < modules.getHeight()
        && modules.get(column, row) == 1;
  }

  /** An SVG picture without a name, for a page that names it itself. */
  public String svg() {
    return svg("", "");
  }

  /**
   * An SVG picture with a name for screen readers.
   *
   * @param title what the code leads to
   */
  public String svg(String title) {
    return svg(" role=\"img\"", "<title>" + XmlText.escape(title) + "</title>");
  }

  private String svg(String attributes, String title) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\""
        .concat(" shape-rendering=\"crispEdges\"%2$s>%3$s")
        .concat("<rect width=\"%1$d\" height=\"%1$d\" fill=\"#fff\"/>")
        .concat("<path d=\"%4$s\"/></svg>")
        .formatted(edge(), attributes, title, darkRuns());
  }

  /** The dark modules as SVG path data, one rectangle for each horizontal run. */
  private String darkRuns() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < edge(); y++) {
      int x = 0;
      while (x < edge()) {
        int start = x;
        while (isDark(x, y)) {
          x++;
        }
        if (x > start) {
          path.append("M%d %dh%dv1h-%3$dz".formatted(start, y, x - start));
        }
        x++;
      }
    }
    return path.toString();
  }

  /**
   * A PNG picture, black on white. All modules are equally large, a whole number of pixels: as
   * large as fits, with the rest as a wider white edge.
   *
   * @param edge width and height in pixels, {@value #SMALLEST_EDGE} to {@value #LARGEST_EDGE}
   * @throws IllegalArgumentException if the edge is out of range or has less than a pixel for each
   *     module
   */
  public byte[] png(int edge) {
    if (edge < SMALLEST_EDGE || edge > LARGEST_EDGE) {
      throw new IllegalArgumentException(
          "edge must be %d to %d pixels, but is %d".formatted(SMALLEST_EDGE, LARGEST_EDGE, edge));
    }
    int scale = edge / edge();
    if (scale == 0) {
      throw new IllegalArgumentException(
          "edge must be at least %d pixels for this code, but is %d".formatted(edge(), edge));
    }
    int margin = (edge - scale * edge()) / 2;
    byte[][] moduleRows =
        IntStream.range(0, edge())
            .mapToObj(
                row -> MonochromePng.row(edge, x -> isDark(Math.floorDiv(x - margin, scale), row)))
            .toArray(byte[][]::new);
    byte[] white = MonochromePng.row(edge, _ -> false);
    return MonochromePng.encode(
        edge,
        y -> {
          int row = Math.floorDiv(y - margin, scale);
          return row >= 0 && row < edge() ? moduleRows[row] : white;
        });
  }

  /**
   * The code in half-block characters for a terminal, a line for each two rows of modules, with
   * ANSI colours so that it is black on white on any background.
   */
  public String terminal() {
    return IntStream.iterate(0, y -> y < edge(), y -> y + 2)
        .mapToObj(y -> "\u001B[30;107m" + halfBlocks(y) + "\u001B[0m\n")
        .collect(Collectors.joining());
  }

  private String halfBlocks(int y) {
    return IntStream.range(0, edge())
        .mapToObj(x -> {
          boolean upper = isDark(x, y);
          boolean lower = isDark(x, y + 1);
          return upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ");
        })
        .collect(Collectors.joining());
  }
}
