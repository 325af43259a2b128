package de.kaliregion.obenunten.sign;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Looks at the pictures of a QR code as a phone does. */
final class QrPictures {
  private static final int WHITE = 0xffffff;
  private static final int BLACK = 0;

  private static final Pattern VIEW_BOX = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
  private static final Pattern PATH = Pattern.compile("<path [^>]*d=\"([^\"]*)\"");
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

  private QrPictures() {}

  static Result decode(BufferedImage picture) {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    LuminanceSource source =
        new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
    try {
      return new QRCodeReader()
          .decode(
              new BinaryBitmap(new HybridBinarizer(source)),
              Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE)));
    } catch (ReaderException e) {
      throw new AssertionError("the picture cannot be read as a QR code", e);
    }
  }

  static BufferedImage png(byte[] bytes) {
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The picture that the runs of the path describe, with this many pixels for a module. */
  static BufferedImage svg(String svg, int scale) {
    Matcher viewBox = VIEW_BOX.matcher(svg);
    Matcher path = PATH.matcher(svg);
    if (!viewBox.find() || !path.find()) {
      throw new AssertionError("no QR code: " + svg);
    }
    BufferedImage picture = blank(Integer.parseInt(viewBox.group(1)) * scale);
    List<MatchResult> runs = RUN.matcher(path.group(1)).results().toList();
    if (runs.stream().mapToInt(run -> run.group().length()).sum() != path.group(1).length()) {
      throw new AssertionError("something else than runs in the path: " + path.group(1));
    }
    for (MatchResult run : runs) {
      int x = Integer.parseInt(run.group(1));
      int y = Integer.parseInt(run.group(2));
      int length = Integer.parseInt(run.group(3));
      fill(picture, x * scale, y * scale, length * scale, scale);
    }
    return picture;
  }

  /** The picture that a terminal shows. */
  static BufferedImage terminal(String text, int scale) {
    List<String> lines =
        text.lines().map(line -> line.replaceAll("\u001B\\[[0-9;]*m", "")).toList();
    BufferedImage picture = blank(lines.getFirst().length() * scale);
    for (int line = 0; line < lines.size(); line++) {
      for (int x = 0; x < lines.get(line).length(); x++) {
        char block = lines.get(line).charAt(x);
        if (block == '█' || block == '▀') {
          fill(picture, x * scale, 2 * line * scale, scale, scale);
        }
        if (block == '█' || block == '▄') {
          fill(picture, x * scale, (2 * line + 1) * scale, scale, scale);
        }
      }
    }
    return picture;
  }

  private static BufferedImage blank(int edge) {
    BufferedImage picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    int[] white = new int[edge * edge];
    Arrays.fill(white, WHITE);
    picture.setRGB(0, 0, edge, edge, white, 0, edge);
    return picture;
  }

  private static void fill(BufferedImage picture, int x, int y, int width, int height) {
    for (int i = x; i < x + width; i++) {
      for (int j = y; j < y + height; j++) {
        picture.setRGB(i, j, BLACK);
      }
    }
  }
}
