package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.Blanks;
import de.kaliregion.obenunten.studio.media.LibraryView;
import de.kaliregion.obenunten.web.page.Messages;
import java.util.Optional;

/**
 * Puts what stands in a field into words: items and places by what they are called.
 *
 * @param text in the reader's language
 * @param organisation whose story it is; items of others are not named unless they are on show
 */
record FieldWords(Messages text, Exhibition exhibition, MediaLibrary library, Slug organisation) {

  /** What the field is called. */
  String label(Field field) {
    return field
        .shows()
        .filter(_ -> field.name().equals("item"))
        .map(kind -> text.text("kind." + kind))
        .orElseGet(() -> text.text("story.field." + field.name()));
  }

  /** What stands there, as a reader understands it; empty when nothing does. */
  String value(Field field, String typed) {
    if (field.form().isProse()) {
      return typed;
    }
    String name = Blanks.strip(typed);
    return switch (field.form()) {
      case ITEM -> slug(name).flatMap(this::item).orElse(name);
      case PLACE -> slug(name).flatMap(this::place).orElse(name);
      case LANGUAGE ->
          Language.ofTag(name).map(tag -> text.text("language." + tag.tag())).orElse(name);
      case FLAG -> name.equals("true") ? text.text("yes") : name;
      default -> name;
    };
  }

  private static Optional<Slug> slug(String name) {
    return Optional.of(name).filter(Slug::isValid).map(Slug::new);
  }

  private Optional<String> item(Slug slug) {
    return library
        .find(slug)
        .filter(this::isOwn)
        .map(entry -> LibraryView.title(entry, text.language()))
        .or(() ->
            exhibition.mediaItem(slug).map(MediaItem::title).map(name -> name.in(text.language())));
  }

  private boolean isOwn(MediaEntry entry) {
    return entry.draft().organisation().equals(organisation);
  }

  private Optional<String> place(Slug slug) {
    return exhibition.place(slug).map(Place::name).map(name -> name.in(text.language()));
  }
}
