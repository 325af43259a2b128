package de.kaliregion.obenunten.media.inspect;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which metadata may tell where somebody was, who they are or whose device it is. Fields of camera
 * makers, which nobody has described in full, count as personal altogether.
 */
final class PersonalData {
  private static final Pattern PLACE =
      Pattern.compile(
          "gps|latitude|longitude|altitude|location|geotag|geodata|\\bcity\\b|country|province"
              + "|\\bstate\\b|xyz|loci\\b|region");
  private static final Pattern PERSON =
      Pattern.compile(
          "artist|author|by-?line|creator|owner|photographer|performer|composer|person"
              + "|copyright|rights|credit|writer|editor|publisher|contact|e-?mail|phone|address"
              + "|\\buser\\b|username|account|encoded.?by|manager|company|director|producer\\b"
              + "|contributor|name list|dc:subject|keywords");
  private static final Pattern DEVICE =
      Pattern.compile(
          "serial|host ?computer|(unique|document|instance|device|content|media|asset)[ _.-]?"
              + "(image)?[ _.-]?(id|identifier)|uuid|imei|history|derivedfrom|ingredients|makernote"
              + "|fingerprint|software.*user|android");

  /** What even a file that is shown unchanged must not hold. */
  private static final Pattern WHO_OR_WHERE =
      Pattern.compile(
          "gps (latitude|longitude)|exif:gps(latitude|longitude)|serial ?number|owner ?name|artist"
              + "|by-line$|dc:creator\\[|windows xp author");

  /** Programs, of which {@code creator} is the usual name in documents. */
  private static final Pattern PROGRAM = Pattern.compile("creator ?tool|pdf: (creator|producer)");

  /** Directories of metadata-extractor that hold what a standard describes. */
  private static final Pattern STANDARD =
      Pattern.compile(
          "(exif .*|interoperability|iptc|icc profile|jpeg.*|jfif.*|png.*|gif.*|webp.*|heif.*"
              + "|tiff|huffman|adobe jpeg|ducky|photoshop|xmp|pdf|tag|printim)");

  private PersonalData() {}

  /** Judged by the name of a field, such as {@code Exif IFD0: Artist}. */
  static boolean isPersonal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (PROGRAM.matcher(lower).find()) {
      return false;
    }
    return PLACE.matcher(lower).find()
        || PERSON.matcher(lower).find()
        || DEVICE.matcher(lower).find();
  }

  /** Whether the field tells a name, a place or a device for certain. */
  static boolean tellsWhoOrWhere(String name) {
    return WHO_OR_WHERE.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  /** Whether a whole directory is personal, whatever its fields are called. */
  static boolean isPersonalDirectory(String directory) {
    return !STANDARD.matcher(directory.toLowerCase(Locale.ROOT)).matches();
  }
}
