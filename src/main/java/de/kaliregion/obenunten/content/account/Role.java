package de.kaliregion.obenunten.content.account;

/** What somebody is in an organisation. Each role may do all that the ones before it may. */
public enum Role {
  /** Brings in media and texts, and changes their own. */
  CONTRIBUTOR,
  /** Changes and releases everything of the organisation. */
  EDITOR,
  /** Also decides who belongs to the organisation. */
  ADMINISTRATOR;

  /** Whether this role may do all that the other may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
