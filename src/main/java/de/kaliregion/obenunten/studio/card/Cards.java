package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is particular to the cards of one kind: what they say of the thing that visitors have, and
 * how visitors get it.
 */
interface Cards<T extends Record> {
  CardKind kind();

  Slug slug(T thing);

  /** What people call it. */
  Wording name(T thing);

  /** Whose it is; empty where it belongs to all. */
  Optional<Slug> organisation(T thing);

  /** What visitors have, in no order; some seconds late. */
  Collection<T> shown(Exhibition exhibition);

  /** What visitors have under this name. */
  Optional<T> shown(ContentStore store, Slug slug);

  /** The card that says what visitors have. */
  CardWords write(T thing);

  /** What is wrong with it as a whole, when each field for itself is right. */
  List<CardGap> gaps(Words words);

  /** What visitors would have of a card without a gap. */
  T read(Slug slug, Words words);

  /** Gives it to visitors; returns whether that is something new. */
  boolean put(ContentStore store, T thing);

  /** Whether nothing that visitors have leads there, so that it can be taken from them. */
  boolean isFree(Exhibition exhibition, Slug slug);

  /** Takes it from visitors; returns whether they had it. */
  boolean remove(ContentStore store, Slug slug);
}
