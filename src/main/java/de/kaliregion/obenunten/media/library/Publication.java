package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import java.time.Instant;

/** Brings items to visitors, keeps their files up to date, and takes them back. */
final class Publication {
  private final ContentStore content;
  private final MediaDraftStore drafts;

  Publication(ContentStore content, MediaDraftStore drafts) {
    this.content = content;
    this.drafts = drafts;
  }

  /** Visitors get the item as it is; it is marked when they have it. */
  MediaDraft release(MediaEntry fit, Instant now) {
    content.put(fit.item());
    announce();
    return drafts.released(fit.slug(), now).orElse(fit.draft());
  }

  /** Visitors who have the item get the files that there are now; its words stay as they were. */
  void refresh(MediaEntry entry, Instant now) {
    if (!entry.isReady() || entry.kind().isEmpty()) {
      return;
    }
    boolean changed =
        content.replaceFiles(
            entry.slug(), entry.kind().orElseThrow(), entry.master().derivatives());
    if (changed || content.isChangePending()) {
      content.raiseGeneration();
    }
    if (entry.draft().changedSinceRelease() && isOnShowAsItIs(entry)) {
      drafts.released(entry.slug(), now);
    }
  }

  private boolean isOnShowAsItIs(MediaEntry entry) {
    return entry.gaps().isEmpty()
        && content.mediaItem(entry.slug()).filter(entry.item()::equals).isPresent();
  }

  /** Visitors have the item no more; returns whether they had it. */
  boolean withdraw(Slug slug) {
    boolean had = content.removeMediaItem(slug);
    announce();
    drafts.retracted(slug);
    return had;
  }

  private void announce() {
    if (content.isChangePending()) {
      content.raiseGeneration();
    }
  }
}
