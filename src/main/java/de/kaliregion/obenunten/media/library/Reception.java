package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.media.library.MediaJournal.Action;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Takes in files that have arrived: first the original, then the draft that stands for it, then the
 * job to inspect it. Each step may have been done before, so whoever was interrupted begins again.
 */
final class Reception {
  private static final String NAMELESS = "ohne Namen";
  private static final int LONGEST_NAME = 200;

  private final MasterStore masters;
  private final MediaDraftStore drafts;
  private final ContentStore content;
  private final MediaJobs jobs;
  private final Journal journal;

  Reception(
      MasterStore masters,
      MediaDraftStore drafts,
      ContentStore content,
      MediaJobs jobs,
      Journal journal) {
    this.masters = masters;
    this.drafts = drafts;
    this.content = content;
    this.jobs = jobs;
    this.journal = journal;
  }

  void receive(Arrival arrival) {
    Master master = masterOf(arrival);
    if (!masters.insert(master) && isDone(master.id())) {
      return;
    }
    if (drafts.ofMaster(master.id()).isEmpty()) {
      replacedBy(arrival)
          .ifPresentOrElse(
              draft -> journal.note(arrival.account(), Action.REPLACED, draft),
              () -> journal.note(arrival.account(), Action.RECEIVED, draftOf(arrival)));
    }
    jobs.inspect(master.id());
  }

  /** Once it was handed in for inspection, its draft may have got another original since. */
  private boolean isDone(String master) {
    return jobs.isKnown(master)
        || masters.find(master).filter(m -> m.state() != Master.State.RECEIVED).isPresent();
  }

  private static Master masterOf(Arrival arrival) {
    return Master.received(
        arrival.id(),
        arrival.organisation(),
        arrival.account(),
        displayName(arrival.fileName()),
        arrival.sha256(),
        arrival.bytes(),
        millis(arrival.receivedAt()));
  }

  private static String displayName(String fileName) {
    String line = fileName.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.isEmpty() ? NAMELESS : line.substring(0, Math.min(line.length(), LONGEST_NAME));
  }

  private Optional<MediaDraft> replacedBy(Arrival arrival) {
    return arrival
        .replaces()
        .flatMap(drafts::find)
        .filter(draft -> draft.organisation().equals(arrival.organisation()))
        .filter(draft -> draft.deletedAt().isEmpty())
        .flatMap(draft ->
            drafts.replaceMaster(
                draft.slug(), arrival.id(), millis(arrival.receivedAt()), arrival.account()));
  }

  /** A name that neither a draft nor a published item has; another process may win each. */
  private MediaDraft draftOf(Arrival arrival) {
    return ItemNames.of(arrival.fileName())
        .filter(slug -> drafts.find(slug).isEmpty() && content.mediaItem(slug).isEmpty())
        .flatMap(slug -> insert(slug, arrival).stream())
        .findFirst()
        .orElseThrow();
  }

  private Optional<MediaDraft> insert(Slug slug, Arrival arrival) {
    MediaDraft draft =
        new MediaDraft(
            slug,
            arrival.organisation(),
            arrival.id(),
            1,
            Description.at(arrival.place()),
            millis(arrival.receivedAt()),
            arrival.account(),
            Optional.empty(),
            Optional.empty());
    return drafts.insert(draft) ? Optional.of(draft) : drafts.ofMaster(arrival.id());
  }

  /** As the store keeps it. */
  private static Instant millis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
