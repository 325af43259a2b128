package de.kaliregion.obenunten.web.page;

import de.kaliregion.obenunten.content.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The words of the pages themselves, in one language, from {@code messages/<language>.properties}.
 */
public final class Messages {
  private static final Map<Language, Messages> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Messages(language, load(language)));
    }
  }

  private final Language language;
  private final Properties texts;

  private Messages(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /** The words in the language. */
  public static Messages in(Language language) {
    return ALL.get(language);
  }

  private static Properties load(Language language) {
    String name = "/messages/" + language.tag() + ".properties";
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
