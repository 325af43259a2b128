package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.media.library.MediaJournal.Action;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes for good what was deleted 30 days ago, and originals that were replaced as long ago. A
 * file goes only when no original, no draft and no published item names it, and nobody has put it
 * during the last day: who puts a file says within that time what it is for.
 */
public final class Purge {
  private static final Duration SAYING_WHAT_FOR = Duration.ofDays(1);
  private static final String THE_HOUSE = "";

  private final MasterStore masters;
  private final MediaDraftStore drafts;
  private final ContentStore content;
  private final BlobStore blobs;
  private final MediaJobs jobs;
  private final Journal journal;
  private final InstantSource clock;

  public Purge(
      MasterStore masters,
      MediaDraftStore drafts,
      ContentStore content,
      BlobStore blobs,
      JobQueue queue,
      MediaJournal journal,
      InstantSource clock) {
    this.masters = masters;
    this.drafts = drafts;
    this.content = content;
    this.blobs = blobs;
    this.jobs = new MediaJobs(queue);
    this.journal = new Journal(journal, clock);
    this.clock = clock;
  }

  /**
   * Removes what is due; broken off anywhere, the next run goes on.
   *
   * @return how many originals were removed
   */
  public int run() throws IOException {
    Instant due = clock.instant().minus(MediaLibrary.UNDO);
    Set<Sha256> captions = new HashSet<>();
    for (MediaDraft draft : drafts.all()) {
      if (draft.deletedAt().filter(due::isAfter).isPresent() && drafts.purge(draft)) {
        journal.note(THE_HOUSE, Action.PURGED, draft);
        captions.addAll(captions(draft.description().transcripts()));
      }
    }
    return removeMasters(due, captions);
  }

  /** One that has just arrived may have no draft yet; its age tells. */
  private int removeMasters(Instant due, Set<Sha256> alsoFree) throws IOException {
    List<Master> orphans =
        masters.all().stream()
            .filter(master -> master.receivedAt().isBefore(due))
            .filter(master -> drafts.ofMaster(master.id()).isEmpty())
            .toList();
    if (orphans.isEmpty() && alsoFree.isEmpty()) {
      return 0;
    }
    Set<String> gone = orphans.stream().map(Master::id).collect(Collectors.toSet());
    Set<Sha256> inUse = inUse(gone);
    removeFiles(alsoFree, inUse);
    int removed = 0;
    for (Master orphan : orphans) {
      jobs.forget(orphan.id());
      // Only who remembers the original can find its files again.
      if (removeFiles(files(orphan), inUse) && masters.remove(orphan.id())) {
        removed++;
      }
    }
    return removed;
  }

  /** Whether none is left that nothing names. */
  private boolean removeFiles(Set<Sha256> files, Set<Sha256> inUse) throws IOException {
    Instant before = clock.instant().minus(SAYING_WHAT_FOR);
    boolean all = true;
    for (Sha256 file : files) {
      all &= inUse.contains(file) || blobs.remove(file, before);
    }
    return all;
  }

  private Set<Sha256> inUse(Set<String> goneMasters) {
    Set<Sha256> inUse = new HashSet<>();
    masters.all().stream()
        .filter(master -> !goneMasters.contains(master.id()))
        .forEach(master -> inUse.addAll(files(master)));
    drafts.all().forEach(draft -> inUse.addAll(captions(draft.description().transcripts())));
    content.mediaItems().forEach(item -> inUse.addAll(files(item)));
    return inUse;
  }

  private static Set<Sha256> files(Master master) {
    return union(Stream.of(master.sha256()), files(master.derivatives()));
  }

  private static Set<Sha256> files(MediaItem item) {
    return union(files(item.derivatives()), captions(item.transcripts()).stream());
  }

  private static Stream<Sha256> files(Derivatives derivatives) {
    return Stream.concat(
        derivatives.files().stream().map(Rendition::sha256),
        derivatives.tiles().stream().map(TilePack::sha256));
  }

  private static Set<Sha256> captions(List<Transcript> transcripts) {
    return transcripts.stream()
        .map(transcript -> transcript.captions().sha256())
        .collect(Collectors.toSet());
  }

  private static Set<Sha256> union(Stream<Sha256> some, Stream<Sha256> others) {
    return Stream.concat(some, others).collect(Collectors.toSet());
  }
}
