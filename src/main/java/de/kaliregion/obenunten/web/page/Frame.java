package de.kaliregion.obenunten.web.page;

import de.kaliregion.obenunten.content.Language;
import java.util.List;
import java.util.Optional;

/**
 * What stands around a page's content: title, language switch, link preview, theme.
 *
 * @param language of the page
 * @param title of the page, without the site's name
 * @param path of the page below its language, beginning with a slash or empty
 * @param languages in which this page can be read
 * @param theme the look: {@code above}, {@code below} or {@code sober}
 * @param image path of the picture for link previews
 * @param indexed whether search engines may list it
 */
public record Frame(
    Site site,
    Language language,
    String title,
    String description,
    String path,
    List<Language> languages,
    String theme,
    Optional<String> image,
    boolean indexed) {

  /** The usual page: light, in every language, listed. */
  public static Frame of(
      Site site, Language language, String title, String description, String path) {
    return new Frame(
        site,
        language,
        title,
        description,
        path,
        List.of(Language.values()),
        "above",
        Optional.empty(),
        true);
  }

  /** The same for a story with its own theme and picture. */
  public Frame withLook(String newTheme, Optional<String> newImage) {
    return new Frame(
        site, language, title, description, path, languages, newTheme, newImage, indexed);
  }

  /** The same, but not for search engines. */
  public Frame unlisted() {
    return new Frame(site, language, title, description, path, languages, theme, image, false);
  }

  /** The path of this page in a language. */
  public String pathIn(Language other) {
    return "/" + other.tag() + path;
  }

  /** The full address of this page in its own language. */
  public String canonical() {
    return site.url(pathIn(language));
  }

  /** The words around the content. */
  public Messages text() {
    return Messages.in(language);
  }

  /** The {@code og:locale} of the language (Open Graph protocol). */
  public String locale() {
    return language == Language.ENGLISH ? "en_GB" : "de_DE";
  }
}
