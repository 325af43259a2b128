package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.card.CardField;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import de.kaliregion.obenunten.content.draft.card.CardGap.Reason;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardList;
import de.kaliregion.obenunten.exhibition.Exhibition;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what is wrong in each field of a card. */
final class CardCheck {
  private final Words words;
  private final Exhibition exhibition;
  private final List<CardGap> gaps = new ArrayList<>();

  private CardCheck(Words words) {
    this.words = words;
    this.exhibition = words.exhibition();
  }

  static List<CardGap> gaps(CardKind kind, Words words) {
    CardCheck check = new CardCheck(words);
    check.level("", kind.fields(), kind.list());
    return check.gaps;
  }

  private void level(String prefix, List<CardField> fields, Optional<CardList> list) {
    fields.forEach(field -> field(prefix, field));
    list.ifPresent(parts ->
        words
            .parts(prefix + parts.name())
            .forEach(id -> level(id + "/", parts.fields(), parts.within())));
  }

  private void field(String prefix, CardField field) {
    List<String> keys = field.keys(prefix);
    keys.forEach(key -> filled(field, key));
    String first = field.translated() ? field.key(prefix, Language.GERMAN) : keys.getFirst();
    if (words.has(first)) {
      return;
    }
    boolean other = keys.stream().anyMatch(words::has);
    if (other || field.required()) {
      gaps.add(new CardGap(first, other ? Reason.NO_GERMAN : Reason.MISSING));
    }
  }

  private void filled(CardField field, String key) {
    String text = words.get(key);
    if (text.isEmpty()) {
      return;
    }
    if (text.length() > field.longest()) {
      gaps.add(new CardGap(key, Reason.TOO_LONG, field.longest()));
      return;
    }
    reason(field.form(), key, text).ifPresent(reason -> gaps.add(new CardGap(key, reason)));
  }

  private Optional<Reason> reason(CardField.Form form, String key, String text) {
    return switch (form) {
      case LINE -> unless(!text.contains("\n"), Reason.MANY_LINES);
      case WHOLE -> unless(words.whole(key).isPresent(), Reason.NO_NUMBER);
      case DECIMAL -> unless(words.decimal(key).isPresent(), Reason.NO_NUMBER);
      case LEVEL ->
          unless(
              Stream.of(Level.values()).anyMatch(level -> level.name().equals(text)),
              Reason.MISSING);
      case PLACE ->
          unless(
              words.place(key).filter(place -> place.level() == Level.ABOVE).isPresent(),
              Reason.NO_PLACE);
      case STORY ->
          unless(
              Slug.isValid(text) && exhibition.story(new Slug(text)).isPresent(), Reason.NO_STORY);
      case ORGANISATION ->
          unless(
              Slug.isValid(text) && exhibition.organisation(new Slug(text)).isPresent(),
              Reason.NO_ORGANISATION);
      case ADDRESS -> unless(isAddress(text), Reason.NO_ADDRESS);
      case EMAIL -> unless(EmailAddress.of(text).isPresent(), Reason.NO_EMAIL);
      case TEXT, FLAG -> Optional.empty();
    };
  }

  private static Optional<Reason> unless(boolean right, Reason reason) {
    return right ? Optional.empty() : Optional.of(reason);
  }

  private static boolean isAddress(String text) {
    try {
      URI address = new URI(text);
      return address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
