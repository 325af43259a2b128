package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.media.library.MediaJournal;
import de.kaliregion.obenunten.studio.AuditLog;
import java.util.Locale;
import java.util.Optional;

/** Notes in the studio's log what people did to media; what the house did itself is not in it. */
public final class AuditJournal implements MediaJournal {
  private final AuditLog log;

  public AuditJournal(AuditLog log) {
    this.log = log;
  }

  @Override
  public void note(Entry entry) {
    if (AccountId.isValid(entry.account())) {
      log.add(
          new AccountId(entry.account()),
          "media-" + entry.action().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          Optional.of(entry.organisation()),
          "media/" + entry.item(),
          Optional.empty());
    }
  }
}
