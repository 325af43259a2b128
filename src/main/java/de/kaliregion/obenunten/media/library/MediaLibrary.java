package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.media.library.MediaJournal.Action;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore.Saving;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The media library: what curators can do with the items of their organisation. Who may do it is
 * the caller's concern.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer;
 * each can then be called again.
 */
public final class MediaLibrary {
  /** For so long a deletion can be undone. */
  public static final Duration UNDO = Duration.ofDays(30);

  private final MasterStore masters;
  private final MediaDraftStore drafts;
  private final MediaJobs jobs;
  private final StagePlan plan;
  private final Reception reception;
  private final Publication publication;
  private final CaptionsMatch captions;
  private final Journal journal;
  private final InstantSource clock;

  /**
   * @param queue where the work on originals waits
   * @param plan says which stages an original goes through
   * @param journal hears of everything that is done
   */
  public MediaLibrary(
      MasterStore masters,
      MediaDraftStore drafts,
      ContentStore content,
      BlobStore blobs,
      JobQueue queue,
      StagePlan plan,
      MediaJournal journal,
      InstantSource clock) {
    this.masters = masters;
    this.drafts = drafts;
    this.jobs = new MediaJobs(queue);
    this.plan = plan;
    this.journal = new Journal(journal, clock);
    this.clock = clock;
    this.reception = new Reception(masters, drafts, content, jobs, this.journal);
    this.publication = new Publication(content, drafts);
    this.captions = new CaptionsMatch(masters, drafts, blobs);
  }

  /** Takes in a file that has arrived. Being told of the same one again changes nothing. */
  public void receive(Arrival arrival) {
    reception.receive(arrival);
  }

  /** The item of this name, the deleted ones too. */
  public Optional<MediaEntry> find(Slug slug) {
    return drafts.find(slug).flatMap(this::entry);
  }

  /** Those of these items that there are, the deleted ones too, in no order. */
  public List<MediaEntry> find(Collection<Slug> slugs) {
    return entries(drafts.find(slugs), masters);
  }

  /** The names of all items, the deleted ones too, in no order. */
  public List<Slug> names() {
    return drafts.names();
  }

  /** The item that stands for the original of this upload, once it was received. */
  public Optional<MediaEntry> ofUpload(String id) {
    return drafts.ofMaster(id).flatMap(this::entry);
  }

  private Optional<MediaEntry> entry(MediaDraft draft) {
    return masters.find(draft.master()).map(master -> new MediaEntry(draft, master));
  }

  /** All items of an organisation, the deleted ones too, in no order. */
  public List<MediaEntry> of(Slug organisation) {
    return entries(drafts.of(organisation), masters);
  }

  /** All items, the deleted ones too, in no order. */
  public List<MediaEntry> all() {
    return entries(drafts.all(), masters);
  }

  static List<MediaEntry> entries(List<MediaDraft> some, MasterStore masters) {
    Map<String, Master> byId =
        masters.find(some.stream().map(MediaDraft::master).toList()).stream()
            .collect(Collectors.toMap(Master::id, Function.identity()));
    return some.stream()
        .filter(draft -> byId.containsKey(draft.master()))
        .map(draft -> new MediaEntry(draft, byId.get(draft.master())))
        .toList();
  }

  /** How many bytes an organisation's originals take, the deleted ones too. */
  public long bytes(Slug organisation) {
    return masters.bytes(organisation);
  }

  /** An organisation's original with these bytes. */
  public Optional<Master> original(Slug organisation, Sha256 sha256) {
    return masters.find(organisation, sha256);
  }

  /** The originals of these uploads, as far as they were received. */
  public List<Master> originals(Collection<String> ids) {
    return masters.find(ids);
  }

  /** The jobs on an item, in the order in which they are done, the ended ones too. */
  public List<Job> jobs(MediaEntry entry) {
    return jobs.of(entry.master().id());
  }

  /** The jobs that wait, run, were given up or were stopped, by the id of the original. */
  public Map<String, List<Job>> unfinishedJobs() {
    return jobs.unfinished().stream().collect(Collectors.groupingBy(Job::subject));
  }

  /** Ids of the originals on which a job was given up. */
  public Set<String> givenUp() {
    return jobs.givenUp().stream().map(Job::subject).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Stores what a curator wrote. Where only the inspection filled empty fields since they began,
   * its findings are kept and theirs are stored.
   *
   * @param seen the version that they saw
   * @param account theirs
   */
  public Saving save(Slug slug, long seen, Description description, String account) {
    Optional<MediaEntry> before = find(slug);
    Saving saving = drafts.save(slug, seen, description, momentFor(before), account);
    if (saving instanceof Saving.Outrun(MediaDraft current) && isOnlyFilled(current, seen)) {
      Description both = description.or(current.description());
      saving = drafts.save(slug, current.version(), both, momentFor(before), account);
    }
    if (saving instanceof Saving.Saved(MediaDraft saved)) {
      journal.note(account, Action.SAVED, saved);
      before.ifPresent(entry -> showOtherwise(entry, saved));
    }
    return saving;
  }

  private static boolean isOnlyFilled(MediaDraft current, long seen) {
    return current.version() == seen + 1 && current.changedBy().equals(MediaDraft.INSPECTION);
  }

  /** A picture that becomes a panorama, or ceases to be one, needs other files. */
  private void showOtherwise(MediaEntry before, MediaDraft saved) {
    MediaEntry after = new MediaEntry(saved, before.master());
    if (after.isPanorama() != before.isPanorama()) {
      after
          .master()
          .facts()
          .map(facts -> plan.stages(facts, after.isPanorama()))
          .orElse(List.of())
          .forEach(stage -> jobs.renderAgain(after.master().id(), stage));
    }
  }

  /**
   * What uploaded captions say, to be put into the description of a sound or film.
   *
   * @return empty when there are no such captions, or they are not ready
   */
  public Optional<Transcript> transcript(Slug uploaded, Language language) {
    return find(uploaded)
        .filter(MediaEntry::isCaptions)
        .flatMap(entry -> captions.transcript(entry.master(), language));
  }

  /** What became of a release. */
  public sealed interface Releasing {

    /** Visitors have it within seconds. */
    record Released(MediaEntry entry) implements Releasing {}

    /** Something is still missing. */
    record Incomplete(List<Gap> gaps) implements Releasing {}

    /** There is nothing to show yet, or never will be: the state of its original tells. */
    record NotReady(MediaEntry entry) implements Releasing {}

    /** There is none of this name, or it is deleted. */
    record Missing() implements Releasing {}
  }

  /** Gives visitors the item as it is now. */
  public Releasing release(Slug slug, String account) {
    Instant now = now();
    Optional<MediaEntry> found = find(slug).filter(entry -> entry.draft().deletedAt().isEmpty());
    if (found.isEmpty()) {
      return new Releasing.Missing();
    }
    MediaEntry entry = found.get();
    if (!entry.isReady() || entry.kind().isEmpty()) {
      return new Releasing.NotReady(entry);
    }
    if (!entry.gaps().isEmpty()) {
      return new Releasing.Incomplete(entry.gaps());
    }
    MediaDraft released = publication.release(entry, now);
    journal.note(account, Action.RELEASED, released);
    return new Releasing.Released(new MediaEntry(released, entry.master()));
  }

  /** Takes the item back from visitors; returns whether they had it. */
  public boolean retract(Slug slug, String account) {
    Optional<MediaDraft> draft = drafts.find(slug);
    boolean had = draft.isPresent() && publication.withdraw(slug);
    if (had) {
      journal.note(account, Action.RETRACTED, draft.get());
    }
    return had;
  }

  /**
   * Deletes an item; visitors have it no more. For {@link #UNDO} this can be undone.
   *
   * @return whether it was there
   */
  public boolean delete(Slug slug, String account) {
    Optional<MediaDraft> deleted = drafts.delete(slug, now());
    deleted.ifPresent(draft -> {
      publication.withdraw(slug);
      journal.note(account, Action.DELETED, draft);
    });
    return deleted.isPresent();
  }

  /** Undoes a deletion; visitors get it only when it is released again. */
  public boolean undelete(Slug slug, String account) {
    Optional<MediaDraft> back = drafts.undelete(slug);
    back.ifPresent(draft -> journal.note(account, Action.UNDELETED, draft));
    return back.isPresent();
  }

  /** Begins again what was refused, failed, given up or stopped; returns whether anything was. */
  public boolean startAgain(Slug slug, String account) {
    Optional<MediaEntry> entry = find(slug);
    boolean started = entry.filter(found -> startAgain(found.master())).isPresent();
    if (started) {
      journal.note(account, Action.STARTED_AGAIN, entry.get().draft());
    }
    return started;
  }

  private boolean startAgain(Master master) {
    return master.state() == Master.State.REFUSED || master.state() == Master.State.FAILED
        ? jobs.beginAnew(master.id(), masters)
        : jobs.startAgain(master.id()) > 0;
  }

  /** Stops all work on an item; returns whether there was any. */
  public boolean cancel(Slug slug, String account) {
    Optional<MediaEntry> entry = find(slug);
    boolean stopped = entry.filter(found -> jobs.cancel(found.master().id()) > 0).isPresent();
    if (stopped) {
      masters.fail(entry.get().master().id(), Reasons.STOPPED);
      journal.note(account, Action.CANCELLED, entry.get().draft());
    }
    return stopped;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A change after a release is later than it, also when the clock was put back. */
  private Instant momentFor(Optional<MediaEntry> entry) {
    Instant now = now();
    return entry
        .flatMap(found -> found.draft().releasedAt())
        .filter(released -> !now.isAfter(released))
        .map(released -> released.plusMillis(1))
        .orElse(now);
  }
}
