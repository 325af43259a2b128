package de.kaliregion.obenunten.media.deliver.iiif;

import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What part of a picture is wanted, and how (IIIF Image API 3.0, 4): the words of the address,
 * which are well formed, whether or not they can be answered.
 *
 * @param region such as {@code full} or {@code 0,0,512,512}
 * @param size such as {@code max} or {@code 512,512}
 * @param rotation such as {@code 0}
 * @param file quality and format, such as {@code default.jpg}
 */
record ImageRequest(String region, String size, String rotation, String file) {
  private static final String NUMBER = "[0-9]{1,7}";
  private static final String DECIMAL = "[0-9]{1,7}(?:\\.[0-9]{1,10})?";

  private static final Pattern REGION =
      Pattern.compile(
          "full|square|%1$s(?:,%1$s){3}|pct:%2$s(?:,%2$s){3}".formatted(NUMBER, DECIMAL));
  private static final Pattern SIZE =
      Pattern.compile("\\^?(?:max|%1$s,|,%1$s|pct:%2$s|!?%1$s,%1$s)".formatted(NUMBER, DECIMAL));
  private static final Pattern ROTATION = Pattern.compile("!?" + DECIMAL);
  private static final Pattern FILE =
      Pattern.compile("(?:color|gray|bitonal|default)\\.(?:jpg|tif|png|gif|jp2|pdf|webp)");

  /**
   * Reads the last four segments of an address.
   *
   * @throws de.kaliregion.obenunten.web.ProblemException 400 where one of them has no form that the
   *     specification knows
   */
  static ImageRequest of(String region, String size, String rotation, String file) {
    well(REGION, "region", region);
    well(SIZE, "size", size);
    well(ROTATION, "rotation", rotation);
    well(FILE, "quality.format", file);
    return new ImageRequest(region, size, rotation, file);
  }

  private static void well(Pattern form, String part, String text) {
    if (!form.matcher(text).matches()) {
      throw Problem.of(ProblemType.BAD_REQUEST)
          .withField(
              part,
              "hat keine Form, die die IIIF Image API 3.0 kennt",
              "has no form that the IIIF Image API 3.0 knows",
              "ist falsch geschrieben")
          .exception();
    }
  }

  /**
   * Whether the whole picture is wanted, in the largest size that there is.
   *
   * @param largest the measures of that size
   */
  boolean isWhole(Dimensions largest) {
    boolean inFull = size.equals("max") || size.equals(largest.width() + "," + largest.height());
    return region.equals("full") && inFull && rotation.equals("0") && file.equals("default.jpg");
  }

  /**
   * The names that the answer may have in a pack: programs differ in whether they call the whole
   * picture by its name or by its measures.
   */
  List<String> names(Dimensions picture) {
    String whole = "0,0," + picture.width() + "," + picture.height();
    return switch (region) {
      case "full" -> List.of(name("full"), name(whole));
      case String measures when measures.equals(whole) -> List.of(name(whole), name("full"));
      default -> List.of(name(region));
    };
  }

  private String name(String ofRegion) {
    return ofRegion + "/" + size + "/" + rotation + "/" + file;
  }
}
