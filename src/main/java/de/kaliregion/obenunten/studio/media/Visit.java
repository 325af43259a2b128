package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.studio.SignedIn;
import java.util.Optional;

/** A person and the item that they have before them. */
record Visit(SignedIn who, MediaEntry entry) {

  /** Whether the person may do this to the item: contributors may do more with what they sent. */
  boolean may(Right right) {
    return maker()
        .map(maker -> who.may(right, organisation(), maker))
        .orElseGet(() -> who.may(right, organisation()));
  }

  /**
   * Refuses who may not do this to the item.
   *
   * @throws de.kaliregion.obenunten.web.ProblemException 403
   */
  void require(Right right) {
    maker()
        .ifPresentOrElse(
            maker -> who.require(right, organisation(), maker),
            () -> who.require(right, organisation()));
  }

  /** What the command line brought has no maker. */
  private Optional<AccountId> maker() {
    return Optional.of(entry.master().account()).filter(AccountId::isValid).map(AccountId::new);
  }

  private Slug organisation() {
    return entry.draft().organisation();
  }

  /** The account's name in the library. */
  String account() {
    return who.id().value();
  }
}
