package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.Rendition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TIFF;
import org.apache.tika.metadata.XMPDM;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.image.ImageParser;
import org.apache.tika.parser.image.JpegParser;
import org.apache.tika.parser.image.WebPParser;
import org.apache.tika.parser.mp3.Mp3Parser;
import org.apache.tika.parser.mp4.MP4Parser;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Finds out what a media file is, with Apache Tika. For files of the operator's own; it runs in
 * this process.
 */
public final class Inspector {
  private final Detector detector = new DefaultDetector();
  private final Map<String, Parser> parsers =
      Map.of(
          "image/jpeg", new JpegParser(),
          "image/png", new ImageParser(),
          "image/webp", new WebPParser(),
          "audio/mpeg", new Mp3Parser(),
          "video/mp4", new MP4Parser(),
          "application/mp4", new MP4Parser(),
          "video/quicktime", new MP4Parser());

  /**
   * Reads the file's type, size and duration.
   *
   * @throws IOException if it cannot be read, or is broken
   */
  public Inspection inspect(Path file) throws IOException {
    Metadata metadata = new Metadata();
    try (TikaInputStream in = TikaInputStream.get(file)) {
      String type = detector.detect(in, metadata).getBaseType().toString();
      Parser parser = parsers.get(type);
      if (parser == null) {
        return new Inspection(type, Optional.empty(), Optional.empty());
      }
      metadata.set(Metadata.CONTENT_TYPE, type);
      parser.parse(in, new DefaultHandler(), metadata, new ParseContext());
      // The detector sees a container of the QuickTime family; only the parser reads its brand.
      return new Inspection(
          metadata.get(Metadata.CONTENT_TYPE), dimensions(metadata), duration(metadata));
    } catch (TikaException | SAXException e) {
      throw new IOException("broken file: " + file.getFileName(), e);
    }
  }

  private static Optional<Rendition.Dimensions> dimensions(Metadata metadata) {
    Optional<Integer> width =
        pixels(metadata, TIFF.IMAGE_WIDTH.getName(), "Image Width", "width", "Width");
    Optional<Integer> height =
        pixels(metadata, TIFF.IMAGE_LENGTH.getName(), "Image Height", "height", "Height");
    return width.flatMap(w -> height.map(h -> new Rendition.Dimensions(w, h)));
  }

  private static Optional<Integer> pixels(Metadata metadata, String... names) {
    for (String name : names) {
      String value = metadata.get(name);
      if (value != null && value.matches("\\d{1,6}( pixels)?")) {
        int pixels = Integer.parseInt(value.replace(" pixels", ""));
        if (pixels > 0) {
          return Optional.of(pixels);
        }
      }
    }
    return Optional.empty();
  }

  /** Tika gives seconds with a fraction. */
  private static Optional<Long> duration(Metadata metadata) {
    String seconds = metadata.get(XMPDM.DURATION);
    return seconds == null
        ? Optional.empty()
        : Optional.of(Math.round(Double.parseDouble(seconds) * 1000));
  }
}
