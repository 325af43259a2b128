package de.kaliregion.obenunten.content.draft;

import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * A media item as curators have it: what it shows, whose it is, and which original it stands for.
 * It reaches visitors by being released, which makes a {@code MediaItem} of it.
 *
 * @param slug the lasting name of the item; stays when the original is replaced
 * @param master id of the {@link Master}
 * @param version rises with each save, from 1; a save names the version that it saw
 * @param description what curators have written so far
 * @param changedBy account of the last save, or {@link #INSPECTION}
 * @param releasedAt when it was last released as it is now or was before; empty when visitors do
 *     not have it
 * @param deletedAt when it was deleted; for 30 days this can be undone
 */
public record MediaDraft(
    Slug slug,
    Slug organisation,
    String master,
    long version,
    Description description,
    Instant changedAt,
    String changedBy,
    Optional<Instant> releasedAt,
    Optional<Instant> deletedAt) {

  /** In place of an account: the file itself said what was filled in. */
  public static final String INSPECTION = "inspection";

  public MediaDraft {
    Require.present("slug", slug);
    Require.present("organisation", organisation);
    Require.that(Master.isId(Require.present("master", master)), "master", "is no id");
    Require.that(version >= 1, "version", "must be positive");
    description = description == null ? Description.EMPTY : description;
    Require.present("changedAt", changedAt);
    Require.present("changedBy", changedBy);
    releasedAt = Require.optional(releasedAt);
    deletedAt = Require.optional(deletedAt);
  }

  /** Whether visitors have it, but not as curators have left it. */
  public boolean changedSinceRelease() {
    return releasedAt.map(changedAt::isAfter).orElse(false);
  }
}
