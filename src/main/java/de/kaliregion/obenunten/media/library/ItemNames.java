package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Slug;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes names for items from the names of files. */
final class ItemNames {
  private static final String NAMELESS = "medium";

  /** Beside the items' addresses there are pages and documents with these names. */
  private static final Set<String> TAKEN = Set.of("upload", "progress", "twins");

  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

  private ItemNames() {}

  /** One name after the other, until one is free: {@code stollen}, {@code stollen-2}, … */
  static Stream<Slug> of(String fileName) {
    String first = Slug.ofWords(base(fileName)).map(Slug::value).orElse(NAMELESS);
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
}
