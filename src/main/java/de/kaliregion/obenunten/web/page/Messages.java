package de.kaliregion.obenunten.web.page;

import de.kaliregion.obenunten.content.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words of the pages themselves, in one language: those for visitors from {@code
 * messages/<language>.properties}, those of the studio from {@code
 * messages/studio.<language>.properties}.
 */
public final class Messages {
  /** The languages of the studio. */
  public static final List<Language> STUDIO_LANGUAGES = List.of(Language.GERMAN, Language.ENGLISH);

  private static final Map<Language, Messages> ALL = load("", List.of(Language.values()));
  private static final Map<Language, Messages> STUDIO = load("studio.", STUDIO_LANGUAGES);

  private final Language language;
  private final Properties texts;

  private Messages(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /** The words for visitors in the language. */
  public static Messages in(Language language) {
    return ALL.get(language);
  }

  /** The words of the studio, which has no Leichte Sprache: German is the answer there. */
  public static Messages ofStudio(Language language) {
    return STUDIO.getOrDefault(language, STUDIO.get(Language.GERMAN));
  }

  /** The language that they are in. */
  public Language language() {
    return language;
  }

  private static Map<Language, Messages> load(String room, List<Language> languages) {
    Map<Language, Messages> all = new EnumMap<>(Language.class);
    for (Language language : languages) {
      String name = "/messages/" + room + language.tag() + ".properties";
      all.put(language, new Messages(language, load(name)));
    }
    return all;
  }

  private static Properties load(String name) {
    try (InputStream in = Messages.class.getResourceAsStream(name);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text, with {@code {0}}, {@code {1}} … replaced by the values.
   *
   * @throws IllegalArgumentException if there is no such text
   */
  public String text(String key, Object... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + language);
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** Whether there is such a text. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** All texts whose keys begin so, by the rest of their keys. */
  public Map<String, String> below(String prefix) {
    Map<String, String> some = new TreeMap<>();
    for (String key : texts.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        some.put(key.substring(prefix.length()), texts.getProperty(key));
      }
    }
    return some;
  }

  /** A number as people write it in the language. */
  public String number(double value, int decimals) {
    return String.format(locale(), "%,." + decimals + "f", value);
  }

  /** The language's conventions for numbers and dates. */
  public Locale locale() {
    return language == Language.ENGLISH ? Locale.UK : Locale.GERMANY;
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }
}
