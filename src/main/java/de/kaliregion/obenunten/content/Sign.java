package de.kaliregion.obenunten.content;

import java.util.Optional;

/**
 * The physical marker with its code. A code that was ever printed stays for good; what it leads to
 * may change.
 *
 * @param story what a scan shows; exactly for assigned signs
 * @param place where a retired sign stood, so that a scan still leads somewhere near
 * @param location where on the spot it hangs, for people who look for it
 */
public record Sign(
    SignCode code,
    State state,
    Optional<Slug> story,
    Optional<Slug> place,
    Optional<Wording> location) {

  /** The life of a sign. */
  public enum State {
    /** Printed, not yet put up. */
    UNASSIGNED,
    ASSIGNED,
    /** Gone; the code still answers. */
    RETIRED
  }

  public Sign {
    Require.present("code", code);
    Require.present("state", state);
    story = Require.optional(story);
    place = Require.optional(place);
    location = Require.optional(location);
    Require.that(
        (state == State.ASSIGNED) == story.isPresent(),
        "story",
        "is for assigned signs, and only for them");
  }
}
