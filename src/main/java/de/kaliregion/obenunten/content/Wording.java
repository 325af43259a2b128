package de.kaliregion.obenunten.content;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A short text in one or more languages; German is always there. At most 4,000 characters each. */
public record Wording(Map<Language, String> texts) {
  private static final int MAX_LENGTH = 4_000;

  public Wording {
    Require.present("texts", texts);
    Map<Language, String> checked = new EnumMap<>(Language.class);
    texts.forEach(
        (language, text) -> checked.put(language, Require.text(language.tag(), text, MAX_LENGTH)));
    Require.that(checked.containsKey(Language.GERMAN), Language.GERMAN.tag(), "is missing");
    texts = Collections.unmodifiableMap(checked);
  }

  /** The text in the language, or in the nearest one that there is. */
  public String in(Language language) {
    return texts.get(languageFor(language));
  }

  /** The language in which {@link #in} answers, for the {@code lang} attribute. */
  public Language languageFor(Language language) {
    return language.fallbacks().stream()
        .filter(texts::containsKey)
        .findFirst()
        .orElse(Language.GERMAN);
  }
}
