package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * One language of a story as curators have it. It reaches visitors by being published, which makes
 * a {@code Release} of it.
 *
 * @param organisation whose story it is
 * @param version rises by one with each save, from 1
 * @param save the save that made this version
 * @param changedBy account of the last save, or {@link #RELEASE}
 * @param published what visitors have; empty when they have nothing
 * @param handing in whose hands it lies; empty where nobody handed it to anybody
 * @param withdrawn if it was taken down after visitors had it
 */
public record EditionDraft(
    Slug story,
    Language language,
    Slug organisation,
    long version,
    SaveId save,
    Manuscript manuscript,
    State state,
    Instant changedAt,
    String changedBy,
    Optional<Publication> published,
    Optional<Handing> handing,
    Optional<Withdrawal> withdrawn)
    implements Versioned<EditionDraft> {

  /** In place of an account: it was made from what visitors had before there were drafts. */
  public static final String RELEASE = "release";

  /** Whose turn it is. */
  public enum State {
    /** Its writers are at work. */
    DRAFT,
    /** It waits for somebody who may publish it. */
    REVIEW
  }

  /**
   * What visitors have.
   *
   * @param number of the release
   * @param version of the draft that it was made from
   */
  public record Publication(int number, long version) {
    public Publication {
      Require.that(number >= 1, "number", "must be positive");
      Require.that(version >= 1, "version", "must be positive");
    }
  }

  public EditionDraft {
    Require.present("story", story);
    Require.present("language", language);
    Require.present("organisation", organisation);
    Require.that(version >= 1, "version", "must be positive");
    Require.present("save", save);
    Require.present("manuscript", manuscript);
    state = state == null ? State.DRAFT : state;
    Require.present("changedAt", changedAt);
    Require.present("changedBy", changedBy);
    published = Require.optional(published);
    handing = Require.optional(handing);
    withdrawn = Require.optional(withdrawn);
  }

  /** The first version of an edition that nobody has seen yet. */
  public static EditionDraft first(
      Slug story,
      Language language,
      Slug organisation,
      SaveId save,
      Manuscript manuscript,
      Instant now,
      String account) {
    return new EditionDraft(
        story,
        language,
        organisation,
        1,
        save,
        manuscript,
        State.DRAFT,
        now,
        account,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The next version. */
  public EditionDraft next(SaveId other, Manuscript words, Instant now, String account) {
    return new EditionDraft(
        story,
        language,
        organisation,
        version + 1,
        other,
        words,
        state,
        now,
        account,
        published,
        handing,
        withdrawn);
  }

  /** The same, of which visitors have this. */
  public EditionDraft publishedAs(Publication publication) {
    return new EditionDraft(
        story,
        language,
        organisation,
        version,
        save,
        manuscript,
        state,
        changedAt,
        changedBy,
        Optional.of(publication),
        handing,
        withdrawn);
  }

  @Override
  public boolean saysTheSameAs(EditionDraft other) {
    return manuscript.equals(other.manuscript);
  }
}
