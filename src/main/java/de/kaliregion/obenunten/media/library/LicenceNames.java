package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Licence;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the licence that a file names. A licence of another version is another licence, and words
 * that may mean several are none.
 */
final class LicenceNames {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://(?:www\\.)?((?:creativecommons|rightsstatements)\\.org/[^\\s<>\"]*)");
  private static final Pattern LEGAL_CODE = Pattern.compile("/(deed|legalcode)(\\.[a-z_-]+)?/?$");

  /** The words of the full names, in English and German, and what stands for them. */
  private static final List<Word> WORDS =
      List.of(
          new Word("attribution", "by"),
          new Word("namensnennung", "by"),
          new Word("sharealike", "sa"),
          new Word("weitergabeuntergleichenbedingungen", "sa"),
          new Word("noncommercial", "nc"),
          new Word("nichtkommerziell", "nc"),
          new Word("noderivatives", "nd"),
          new Word("noderivs", "nd"),
          new Word("keinebearbeitungen", "nd"));

  private record Word(String full, String brief) {}

  private LicenceNames() {}

  /** The licence that the text names by its address, its short name or its full name. */
  static Optional<Licence> find(String text) {
    Matcher address = ADDRESS.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (address.find()) {
      return ofAddress(address.group(1));
    }
    String name = plain(text);
    return Arrays.stream(Licence.values()).filter(licence -> isNamed(licence, name)).findFirst();
  }

  private static Optional<Licence> ofAddress(String address) {
    String bare = LEGAL_CODE.matcher(address).replaceFirst("/").replaceFirst("/+$", "");
    String work = bare.replace("/page/", "/vocab/");
    return Arrays.stream(Licence.values())
        .filter(licence -> bareUrl(licence).equals(work))
        .findFirst();
  }

  private static String bareUrl(Licence licence) {
    return licence
        .url()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https://", "")
        .replaceFirst("/+$", "");
  }

  private static boolean isNamed(Licence licence, String name) {
    return name.equals(plain(licence.id()))
        || name.equals(plain(licence.label()))
        || (licence == Licence.CC0 && name.equals("cc0"));
  }

  /** Such as {@code ccbysa40} for "Creative Commons Attribution-ShareAlike 4.0 International". */
  private static String plain(String text) {
    String letters =
        text.toLowerCase(Locale.ROOT)
            .replace("creative commons", "cc")
            .replace("international", "")
            .replaceAll("\\b(licen[cs]e|lizenz)\\b", "")
            .replaceAll("[^a-z0-9]+", "");
    for (Word word : WORDS) {
      letters = letters.replace(word.full(), word.brief());
    }
    return letters;
  }
}
