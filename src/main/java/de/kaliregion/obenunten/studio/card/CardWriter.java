package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts values onto a card. */
final class CardWriter {
  private static final int ID = 12;

  private final Map<String, String> words = new HashMap<>();

  CardWriter put(String key, Object value) {
    words.put(key, value.toString());
    return this;
  }

  CardWriter put(String key, Optional<?> value) {
    value.ifPresent(there -> put(key, there));
    return this;
  }

  CardWriter flag(String key, boolean set) {
    return set ? put(key, "true") : this;
  }

  CardWriter put(String prefix, Wording wording) {
    wording.texts().forEach((language, text) -> put(prefix + "/" + language.tag(), text));
    return this;
  }

  CardWriter wording(String prefix, Optional<Wording> wording) {
    wording.ifPresent(there -> put(prefix, there));
    return this;
  }

  /** An id for a part of a list: the same for the same part, on whichever node it is made. */
  static String id(String place) {
    return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "")
        .substring(0, ID);
  }

  CardWords of(CardKind kind) {
    return CardWords.of(kind, key -> words.getOrDefault(key, ""));
  }
}
