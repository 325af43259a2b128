package de.kaliregion.obenunten.studio.search;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What visitors have besides stories and media.
 *
 * @param name in addresses: a slug, or the code of a sign
 * @param organisation whose it is; empty for what belongs to all, and for signs that lead nowhere
 * @param words by which it is found, besides its title
 * @param leadsTo the story of a sign
 */
public record Thing(
    Kind kind,
    String name,
    Optional<Slug> organisation,
    Wording title,
    List<Wording> words,
    Optional<Slug> leadsTo) {

  /** What it is. */
  public enum Kind {
    PLACE,
    SIGN,
    ROUTE,
    TERM,
    ORGANISATION;

    String key(String name) {
      return name().toLowerCase(Locale.ROOT) + "/" + name;
    }
  }

  String key() {
    return kind.key(name);
  }
}
