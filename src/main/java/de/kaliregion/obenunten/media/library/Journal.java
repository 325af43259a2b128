package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.draft.MediaDraft;
import java.time.InstantSource;

/** The journal, with the time filled in. */
record Journal(MediaJournal written, InstantSource clock) {

  void note(String account, MediaJournal.Action action, MediaDraft draft) {
    written.note(
        new MediaJournal.Entry(
            clock.instant(), account, action, draft.organisation(), draft.slug()));
  }
}
