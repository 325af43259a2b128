package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.media.library.Adoption.Adopted;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Takes in items exactly as the library of another house had them, with their originals. Whatever
 * people of this house have changed since stays as they left it; doing it again changes nothing.
 */
public final class Transfer {
  /** In place of an account: it came from another house. */
  public static final String ACCOUNT = "import";

  private final MasterStore masters;
  private final MediaDraftStore drafts;
  private final MediaJobs jobs;
  private final InstantSource clock;

  public Transfer(
      MasterStore masters, MediaDraftStore drafts, JobQueue queue, InstantSource clock) {
    this.masters = masters;
    this.drafts = drafts;
    this.jobs = new MediaJobs(queue);
    this.clock = clock;
  }

  /** Whether people of this house have changed or deleted the item. */
  public boolean isTouched(Slug item) {
    return drafts.find(item).filter(Transfer::isTouched).isPresent();
  }

  private static boolean isTouched(MediaDraft draft) {
    return AccountId.isValid(draft.changedBy()) || draft.deletedAt().isPresent();
  }

  /**
   * Sees to it that the library has the item, and that its original is inspected and rendered.
   *
   * @return whether anything has changed
   */
  public boolean bring(Adopted item) {
    Optional<MediaDraft> draft = drafts.find(item.slug());
    if (draft.filter(Transfer::isTouched).isPresent()) {
      return false;
    }
    boolean changed = masters.insert(received(item));
    changed |= draft.map(known -> renew(known, item)).orElseGet(() -> drafts.insert(first(item)));
    work(masters.find(item.master()).orElseThrow());
    return changed;
  }

  private Master received(Adopted item) {
    return Master.received(
        item.master(),
        item.organisation(),
        item.account(),
        item.fileName(),
        item.sha256(),
        item.bytes(),
        now());
  }

  private MediaDraft first(Adopted item) {
    return new MediaDraft(
        item.slug(),
        item.organisation(),
        item.master(),
        1,
        item.description(),
        now(),
        item.account(),
        Optional.empty(),
        Optional.empty());
  }

  private boolean renew(MediaDraft known, Adopted item) {
    Optional<MediaDraft> replaced =
        known.master().equals(item.master())
            ? Optional.empty()
            : drafts.replaceMaster(item.slug(), item.master(), now(), item.account());
    MediaDraft draft = replaced.orElse(known);
    if (draft.description().equals(item.description())) {
      return replaced.isPresent();
    }
    drafts.save(item.slug(), draft.version(), item.description(), now(), item.account());
    return true;
  }

  private void work(Master master) {
    if (master.state() == Master.State.RECEIVED) {
      jobs.inspect(master.id());
    } else if (master.state() == Master.State.FAILED) {
      jobs.beginAnew(master.id(), masters);
    }
  }

  /** The original as it is now, with what was made from it. */
  public Master master(Adopted item) {
    return masters.find(item.master()).orElseThrow();
  }

  /**
   * Notes that visitors have the item.
   *
   * @param changed whether its words were changed since
   * @return whether that was not noted yet
   */
  public boolean released(Slug item, boolean changed) {
    MediaDraft draft = drafts.find(item).orElseThrow();
    if (draft.releasedAt().isPresent() && draft.changedSinceRelease() == changed) {
      return false;
    }
    Instant at = draft.changedAt();
    drafts.released(item, changed ? at.minusMillis(1) : at);
    return true;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
