package de.kaliregion.obenunten.content.account;

import java.util.Optional;

/**
 * What may be done to the things of an organisation, and the least role that it takes. Operators
 * have every right in every organisation.
 */
public enum Right {
  /** See the organisation's media, drafts included. */
  VIEW_LIBRARY(Role.CONTRIBUTOR),
  /** Send files. */
  UPLOAD(Role.CONTRIBUTOR),
  /** Describe, replace and correct media; contributors only what they sent themselves. */
  EDIT_MEDIA(Role.EDITOR, Role.CONTRIBUTOR),
  /** Let media be shown to visitors. */
  RELEASE_MEDIA(Role.EDITOR),
  /** Delete media and take it back; contributors only what they sent themselves. */
  DELETE_MEDIA(Role.EDITOR, Role.CONTRIBUTOR),
  /** Begin a story. */
  BEGIN_STORY(Role.CONTRIBUTOR),
  /** Write in stories and ask for a review; contributors only in what they began themselves. */
  EDIT_STORY(Role.EDITOR, Role.CONTRIBUTOR),
  /** Let stories be shown to visitors. */
  PUBLISH_STORY(Role.EDITOR),
  /** Begin a card of a place or a route. */
  BEGIN_CARD(Role.CONTRIBUTOR),
  /** Write on cards; contributors only on what they began themselves. */
  EDIT_CARD(Role.EDITOR, Role.CONTRIBUTOR),
  /** Let visitors have what stands on a card, and take it from them. */
  PUBLISH_CARD(Role.EDITOR),
  /** Say what the organisation is called and how it is reached. */
  EDIT_ORGANISATION(Role.ADMINISTRATOR),
  /** Invite people, change their roles, remove them. */
  MANAGE_PEOPLE(Role.ADMINISTRATOR),
  /** Read who changed what. */
  VIEW_LOG(Role.ADMINISTRATOR),
  /** What only operators may do, over all organisations. */
  OPERATE;

  private final Optional<Role> least;
  private final Optional<Role> leastForOwn;

  Right(Role least, Role leastForOwn) {
    this.least = Optional.of(least);
    this.leastForOwn = Optional.of(leastForOwn);
  }

  Right(Role least) {
    this(least, least);
  }

  Right() {
    this.least = Optional.empty();
    this.leastForOwn = Optional.empty();
  }

  /** Whether the role has this right to anything of its organisation. */
  public boolean isHeldBy(Role role) {
    return least.filter(role::includes).isPresent();
  }

  /** Whether the role has this right to what the person made themselves. */
  public boolean isHeldForOwnBy(Role role) {
    return leastForOwn.filter(role::includes).isPresent();
  }
}
