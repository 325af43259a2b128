package de.kaliregion.obenunten.content.draft.card;

import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.Versioned;
import java.time.Instant;
import java.util.Optional;

/**
 * A card as curators have it. It reaches visitors by being published.
 *
 * @param begunBy account of who began it; empty where it was made from what visitors had
 * @param version rises by one with each save, from 1
 * @param save the save that made this version
 * @param changedBy account of the last save, or {@link EditionDraft#RELEASE}
 */
public record CardDraft(
    CardKind kind,
    Slug slug,
    Optional<String> begunBy,
    long version,
    SaveId save,
    CardWords words,
    Instant changedAt,
    String changedBy)
    implements Versioned<CardDraft> {

  public CardDraft {
    Require.present("kind", kind);
    Require.present("slug", slug);
    begunBy = Require.optional(begunBy);
    Require.that(version >= 1, "version", "must be positive");
    Require.present("save", save);
    words = words == null ? CardWords.EMPTY : words;
    Require.present("changedAt", changedAt);
    Require.present("changedBy", changedBy);
  }

  /** The next version. */
  public CardDraft next(SaveId other, CardWords typed, Instant now, String account) {
    return new CardDraft(kind, slug, begunBy, version + 1, other, typed, now, account);
  }

  /** Whose card it is; empty for what belongs to all, and where nobody has chosen yet. */
  public Optional<Slug> organisation() {
    return kind == CardKind.ORGANISATION
        ? Optional.of(slug)
        : Optional.of(words.word("organisation")).filter(Slug::isValid).map(Slug::new);
  }

  @Override
  public boolean saysTheSameAs(CardDraft other) {
    return words.equals(other.words);
  }
}
