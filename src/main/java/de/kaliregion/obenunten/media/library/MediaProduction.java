package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore.Saving;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * What follows from the work on an original. Whatever is told twice has the effect of once, so the
 * work may be broken off anywhere and done again.
 */
public final class MediaProduction {
  private final MasterStore masters;
  private final MediaDraftStore drafts;
  private final MediaJobs jobs;
  private final StagePlan plan;
  private final Publication publication;
  private final CaptionsMatch captions;
  private final InstantSource clock;

  public MediaProduction(
      MasterStore masters,
      MediaDraftStore drafts,
      ContentStore content,
      BlobStore blobs,
      JobQueue queue,
      StagePlan plan,
      InstantSource clock) {
    this.masters = masters;
    this.drafts = drafts;
    this.jobs = new MediaJobs(queue);
    this.plan = plan;
    this.publication = new Publication(content, drafts);
    this.captions = new CaptionsMatch(masters, drafts, blobs);
    this.clock = clock;
  }

  /** The item that stands for an original; empty when neither is there any more. */
  public Optional<MediaEntry> find(String master) {
    return drafts
        .ofMaster(master)
        .flatMap(draft -> masters.find(master).map(found -> new MediaEntry(draft, found)));
  }

  /** An original was inspected: the form is filled where it is empty, and rendering begins. */
  public void accepted(String id, Facts facts) {
    masters.accept(id, facts);
    find(id)
        .filter(entry -> isInWork(entry.master()))
        .ifPresent(entry -> {
          if (isOpen(entry.draft())) {
            fill(entry.draft(), Suggestions.describe(facts.suggestion()));
          }
          jobs.render(entry.master(), plan.stages(facts, entry.isPanorama()));
          readyIfComplete(id);
        });
  }

  private static boolean isInWork(Master master) {
    return master.state() == Master.State.RENDERING || master.state() == Master.State.READY;
  }

  /** What came from another house with its words was filled there; what is empty is meant so. */
  private static boolean isOpen(MediaDraft draft) {
    return !draft.changedBy().equals(Transfer.ACCOUNT)
        || draft.description().equals(Description.at(draft.description().place()));
  }

  /** Nothing that a curator wrote is touched; who saves meanwhile goes first. */
  private void fill(MediaDraft draft, Description suggested) {
    Optional<MediaDraft> next = Optional.of(draft);
    while (next.isPresent()) {
      MediaDraft current = next.get();
      Description filled = current.description().or(suggested);
      next =
          filled.equals(current.description())
              ? Optional.empty()
              : outrun(
                  drafts.save(
                      current.slug(), current.version(), filled, now(), MediaDraft.INSPECTION));
    }
  }

  private static Optional<MediaDraft> outrun(Saving saving) {
    return saving instanceof Saving.Outrun(MediaDraft current)
        ? Optional.of(current)
        : Optional.empty();
  }

  /** An original is nothing that can be shown. */
  public void refused(String id, Wording reason) {
    masters.refuse(id, reason);
  }

  /**
   * A stage has made something. With the last of the first stages the item can be shown; visitors
   * who have it already get the new files.
   *
   * @param fence number of the lease under which it was made
   */
  public void made(String id, Stage stage, long fence, Derivatives derivatives) {
    masters.keep(id, stage, fence, derivatives);
    readyIfComplete(id);
    find(id).ifPresent(entry -> publication.refresh(entry, now()));
  }

  private void readyIfComplete(String id) {
    find(id)
        .filter(this::isComplete)
        .ifPresent(entry -> {
          masters.ready(id);
          find(id).ifPresent(ready -> captions.match(ready, now()));
        });
  }

  private boolean isComplete(MediaEntry entry) {
    Master master = entry.master();
    return master.state() != Master.State.REFUSED
        && master.facts().isPresent()
        && plan.stages(master.facts().get(), entry.isPanorama()).stream()
            .filter(Stage::isFirst)
            .allMatch(stage -> master.made(stage).isPresent());
  }

  /** A job was given up: without its effect the item may never be shown. */
  public void gaveUp(Job job, Wording reason) {
    if (isNeeded(job)) {
      masters.fail(job.subject(), reason);
    }
  }

  private static boolean isNeeded(Job job) {
    return job.kind().equals(MediaJobs.INSPECT)
        || Arrays.stream(Stage.values())
            .filter(Stage::isFirst)
            .anyMatch(stage -> stage.name().equals(job.kind()));
  }

  /** Goes on with what was broken off between two steps. To be called at the start, and later. */
  public void resume() {
    masters.in(Master.State.RECEIVED).stream()
        .filter(master -> drafts.ofMaster(master.id()).isPresent())
        .forEach(master -> jobs.inspect(master.id()));
    for (Job job : jobs.unfinished()) {
      if (job.state() == Job.State.DEAD) {
        gaveUp(job, job.reason().orElseThrow());
      } else if (job.state() == Job.State.CANCELLED) {
        gaveUp(job, Reasons.STOPPED);
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
