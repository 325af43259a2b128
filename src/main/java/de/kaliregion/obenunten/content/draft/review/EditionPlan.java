package de.kaliregion.obenunten.content.draft.review;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * What shall happen to one language of a story by itself.
 *
 * @param launch when visitors shall get it
 * @param takeDown when they shall have it no longer
 * @param rest what they shall get as soon as it lacks nothing any more
 */
public record EditionPlan(
    Slug story,
    Language language,
    Slug organisation,
    Optional<Launch> launch,
    Optional<TakeDown> takeDown,
    Optional<Rest> rest) {

  /**
   * A version that somebody approved, to be published later. What is written after it waits.
   *
   * @param version of the edition
   * @param facts version of what the languages share
   * @param by account of who approved it
   * @param held since when something has kept it back that was due; it goes as soon as it can
   */
  public record Launch(
      Instant at, long version, long facts, String by, Instant approvedAt, Optional<Instant> held) {
    public Launch {
      Require.present("at", at);
      Require.that(version >= 1, "version", "must be positive");
      Require.that(facts >= 1, "facts", "must be positive");
      Require.present("by", by);
      Require.present("approvedAt", approvedAt);
      held = Require.optional(held);
    }

    /** The same, of which nothing was kept back yet. */
    public static Launch of(Instant at, long version, long facts, String by, Instant approvedAt) {
      return new Launch(at, version, facts, by, approvedAt, Optional.empty());
    }
  }

  /**
   * The end of it.
   *
   * @param by account of who decided it
   */
  public record TakeDown(Instant at, String by) {
    public TakeDown {
      Require.present("at", at);
      Require.present("by", by);
    }
  }

  /**
   * The parts that were kept back when the rest of a version was published.
   *
   * @param version of the edition that visitors have
   * @param by account of who published it
   * @param parts how many
   * @param ready whether one of them waits for nothing but for somebody to release its item
   */
  public record Rest(long version, String by, int parts, boolean ready) {
    public Rest {
      Require.that(version >= 1, "version", "must be positive");
      Require.present("by", by);
      Require.that(parts >= 1, "parts", "must be positive");
    }
  }

  public EditionPlan {
    Require.present("story", story);
    Require.present("language", language);
    Require.present("organisation", organisation);
    launch = Require.optional(launch);
    takeDown = Require.optional(takeDown);
    rest = Require.optional(rest);
  }

  /** Nothing is planned. */
  public static EditionPlan none(Slug story, Language language, Slug organisation) {
    return new EditionPlan(
        story, language, organisation, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
