package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.studio.AuditLog;
import java.util.Optional;

/** Notes in the studio's log what people did to stories. */
record StoryLog(AuditLog log) {

  void note(AccountId by, String action, Slug organisation, Slug story, Optional<String> detail) {
    log.add(by, action, Optional.of(organisation), "story/" + story, detail);
  }

  /** Something that was done to one language. */
  void note(AccountId by, String action, Slug organisation, Slug story, Language language) {
    note(by, action, organisation, story, Optional.of(language.tag()));
  }
}
