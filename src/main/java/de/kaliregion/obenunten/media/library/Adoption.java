package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore.Saving;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes in items that come with their words, as those of a collection do. Adopting again what has
 * not changed changes nothing; where the words have changed, the new ones are taken, and what only
 * the library knows stays.
 */
public final class Adoption {
  private static final int ID_LENGTH = 32;

  private final MasterStore masters;
  private final MediaDraftStore drafts;
  private final MediaJobs jobs;
  private final InstantSource clock;

  public Adoption(
      MasterStore masters, MediaDraftStore drafts, JobQueue queue, InstantSource clock) {
    this.masters = masters;
    this.drafts = drafts;
    this.jobs = new MediaJobs(queue);
    this.clock = clock;
  }

  /**
   * An item that comes from elsewhere.
   *
   * @param sha256 of its original, which lies in the blob store
   * @param account whom the library names as having brought it
   */
  public record Adopted(
      Slug slug,
      Slug organisation,
      String fileName,
      Sha256 sha256,
      long bytes,
      Description description,
      String account) {

    /** The same for the same original of the same item. */
    String master() {
      String text = organisation + "/" + slug + "/" + sha256;
      return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, ID_LENGTH);
    }
  }

  /** Sees to it that the library has the item, and that its original is inspected and rendered. */
  public void adopt(Adopted item) {
    masters.insert(
        Master.received(
            item.master(),
            item.organisation(),
            item.account(),
            item.fileName(),
            item.sha256(),
            item.bytes(),
            now()));
    keepDraft(item);
    Master.State state = master(item).state();
    if (state == Master.State.RECEIVED) {
      jobs.inspect(item.master());
    } else if (state == Master.State.FAILED) {
      jobs.beginAnew(item.master(), masters);
    }
  }

  private void keepDraft(Adopted item) {
    Optional<MediaDraft> draft = drafts.find(item.slug());
    if (draft.isEmpty()) {
      Instant now = now();
      drafts.insert(
          new MediaDraft(
              item.slug(),
              item.organisation(),
              item.master(),
              1,
              item.description(),
              now,
              item.account(),
              Optional.empty(),
              Optional.empty()));
      return;
    }
    if (draft.get().deletedAt().isPresent()) {
      drafts.undelete(item.slug());
    }
    if (!draft.get().master().equals(item.master())) {
      drafts.replaceMaster(item.slug(), item.master(), now(), item.account());
    }
    describe(item);
  }

  /** Whoever saves meanwhile goes first. */
  private void describe(Adopted item) {
    boolean done = false;
    while (!done) {
      MediaDraft draft = drafts.find(item.slug()).orElseThrow();
      Description both = item.description().or(draft.description());
      done =
          both.equals(draft.description())
              || drafts.save(item.slug(), draft.version(), both, now(), item.account())
                  instanceof Saving.Saved;
    }
  }

  /** The original as it is now, with what was made from it. */
  public Master master(Adopted item) {
    return masters.find(item.master()).orElseThrow();
  }

  /** Those of the items of which it is not known yet whether they can be shown. */
  public List<Adopted> undecided(List<Adopted> items) {
    Set<String> working =
        masters.find(items.stream().map(Adopted::master).toList()).stream()
            .filter(master ->
                master.state() == Master.State.RECEIVED || master.state() == Master.State.RENDERING)
            .map(Master::id)
            .collect(Collectors.toSet());
    return items.stream().filter(item -> working.contains(item.master())).toList();
  }

  /** Notes that visitors have the item with these words. */
  public void released(Adopted item) {
    MediaDraft draft = drafts.find(item.slug()).orElseThrow();
    if (draft.releasedAt().isEmpty() || draft.changedSinceRelease()) {
      drafts.released(item.slug(), now());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
