package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * What the languages of a story share, as curators have it.
 *
 * @param slug the lasting name of the story
 * @param organisation whose it is
 * @param begunBy account of who began it; empty where it was made from what visitors had
 * @param version rises by one with each save, from 1
 * @param save the save that made this version
 * @param changedBy account of the last save, or {@link EditionDraft#RELEASE}
 */
public record StoryDraft(
    Slug slug,
    Slug organisation,
    Optional<String> begunBy,
    long version,
    SaveId save,
    StoryFacts facts,
    Instant changedAt,
    String changedBy)
    implements Versioned<StoryDraft> {

  public StoryDraft {
    Require.present("slug", slug);
    Require.present("organisation", organisation);
    begunBy = Require.optional(begunBy);
    Require.that(version >= 1, "version", "must be positive");
    Require.present("save", save);
    facts = facts == null ? StoryFacts.EMPTY : facts;
    Require.present("changedAt", changedAt);
    Require.present("changedBy", changedBy);
  }

  /** The next version. */
  public StoryDraft next(SaveId other, StoryFacts words, Instant now, String account) {
    return new StoryDraft(slug, organisation, begunBy, version + 1, other, words, now, account);
  }

  @Override
  public boolean saysTheSameAs(StoryDraft other) {
    return facts.equals(other.facts);
  }
}
