package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.StoryGap.Reason;
import de.kaliregion.obenunten.studio.Blanks;
import de.kaliregion.obenunten.studio.story.Surroundings.Item;
import de.kaliregion.obenunten.web.page.RichTextSyntax;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with what stands in one field of a story of the organisation. */
record FieldCheck(Surroundings surroundings, Slug organisation) {

  /** Everything that is wrong; the text is taken without the blanks around it. */
  List<Reason> reasons(Field field, String typed) {
    String text = Blanks.strip(typed);
    if (text.isEmpty()) {
      return field.required() ? List.of(new Reason.Missing()) : List.of();
    }
    if (text.length() > field.longest()) {
      return List.of(new Reason.TooLong(field.longest()));
    }
    return switch (field.form()) {
      case LINE -> text.contains("\n") ? List.of(new Reason.ManyLines()) : List.of();
      case RICH_TEXT -> notAllowed(text);
      case ITEM -> item(text, field.shows().orElseThrow()).stream().toList();
      case PLACE -> isPlace(text) ? List.of() : List.of(new Reason.NoSuchPlace());
      case LANGUAGE ->
          Language.ofTag(text).isPresent() ? List.of() : List.of(new Reason.NoSuchLanguage());
      case ADDRESS -> isAddress(text) ? List.of() : List.of(new Reason.NoAddress());
      case TEXT, FLAG -> List.of();
    };
  }

  private static List<Reason> notAllowed(String markdown) {
    return RichTextSyntax.check(markdown).stream()
        .<Reason>map(found -> new Reason.NotAllowed(found.line(), found.message()))
        .toList();
  }

  private Optional<Reason> item(String text, MediaItem.Kind needed) {
    Item item =
        Slug.isValid(text) ? surroundings.item(new Slug(text), organisation) : new Item.Unknown();
    return switch (item) {
      case Item.Unknown _ -> Optional.of(new Reason.NoSuchItem());
      case Item.OnShow(MediaItem.Kind kind) ->
          kind == needed ? Optional.empty() : Optional.of(new Reason.WrongKind(needed));
      case Item.Waits waits ->
          waits.kind().filter(kind -> kind != needed).isPresent()
              ? Optional.of(new Reason.WrongKind(needed))
              : Optional.of(new Reason.ItemWaits(new Slug(text), waits.missing()));
    };
  }

  private boolean isPlace(String text) {
    return Slug.isValid(text) && surroundings.hasPlace(new Slug(text));
  }

  private static boolean isAddress(String text) {
    try {
      String scheme = new URI(text).getScheme();
      return "https".equals(scheme) || "http".equals(scheme);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
