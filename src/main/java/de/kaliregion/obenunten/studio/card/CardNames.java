package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.card.CardField;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.studio.Blanks;
import de.kaliregion.obenunten.web.page.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a card, its fields and what stands in them are called.
 *
 * @param exhibition in which the things are that it names
 */
record CardNames(CardKind kind, Messages text, Exhibition exhibition) {

  /** The card's title in the reader's language, or in another; empty where there is none. */
  Optional<String> title(CardWords words) {
    CardField title = kind.title();
    return Stream.concat(Stream.of(text.language()), Stream.of(Language.values()))
        .map(language -> Blanks.strip(words.word(title, "", language)))
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  /** The field of this name, such as {@code Name (English)}. */
  String where(String key) {
    List<String> parts = List.of(key.split("/"));
    boolean translated = Language.ofTag(parts.getLast()).isPresent();
    String field = translated ? parts.get(parts.size() - 2) : parts.getLast();
    String called = text.text("card.field." + field);
    return translated
        ? text.text("card.inLanguage", called, text.text("language." + parts.getLast()))
        : called;
  }

  /** What stands in a field, as people call it. */
  String inWords(String key, String value) {
    String field = key.substring(key.lastIndexOf('/') + 1);
    return switch (field) {
      case "level" -> value.isEmpty() ? "" : text.text("card.level." + value);
      case "hesse", "thuringia", "about" -> value.isEmpty() ? "" : text.text("card.yes");
      case "stations", "tasks" -> value.isEmpty() ? "" : text.text("card.history.list");
      case "organisation" ->
          named(value, slug -> exhibition.organisation(slug).map(Organisation::name));
      case "under" -> named(value, slug -> exhibition.place(slug).map(Place::name));
      case "story" ->
          slug(value)
              .flatMap(exhibition::story)
              .map(story -> story.edition(text.language()).title())
              .orElse(value);
      default -> value;
    };
  }

  private String named(String value, Function<Slug, Optional<Wording>> name) {
    return slug(value).flatMap(name).map(words -> words.in(text.language())).orElse(value);
  }

  private static Optional<Slug> slug(String value) {
    return Optional.of(value).filter(Slug::isValid).map(Slug::new);
  }
}
