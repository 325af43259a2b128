package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Slug;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes names for items from the names of files. */
final class ItemNames {
  private static final int LONGEST = 56;
  private static final String NAMELESS = "medium";

  /** Beside the items' addresses there are pages and documents with these names. */
  private static final Set<String> TAKEN = Set.of("upload", "progress", "twins");

  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

  private ItemNames() {}

  /** One name after the other, until one is free: {@code stollen}, {@code stollen-2}, … */
  static Stream<Slug> of(String fileName) {
    String first = slug(base(fileName));
    return Stream.concat(
            Stream.of(first).filter(name -> !TAKEN.contains(name)),
            IntStream.iterate(2, n -> n + 1).mapToObj(n -> first + "-" + n))
        .map(Slug::new);
  }

  /** The file's name without its folders and its ending. */
  static String base(String fileName) {
    String name = fileName.substring(fileName.lastIndexOf('/') + 1);
    String last = name.substring(name.lastIndexOf('\\') + 1);
    String base = ENDING.matcher(last).replaceFirst("");
    return base.isBlank() ? last : base;
  }

  private static String slug(String text) {
    String german =
        text.toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    String plain = MARKS.matcher(Normalizer.normalize(german, Normalizer.Form.NFD)).replaceAll("");
    String hyphened = OTHERS.matcher(plain).replaceAll("-");
    String cut = hyphened.substring(0, Math.min(hyphened.length(), LONGEST));
    String slug = cut.replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? NAMELESS : slug;
  }
}
