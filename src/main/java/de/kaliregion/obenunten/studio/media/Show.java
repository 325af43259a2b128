package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.media.library.MediaEntry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Which items a curator wants to see, by what is to be done with them. */
public enum Show {
  ALL((_, _) -> true),
  INCOMPLETE((entry, _) -> !entry.gaps().isEmpty()),
  NO_ALT((entry, _) -> entry.gaps().contains(Gap.ALT)),
  NO_RIGHTS((entry, _) -> entry.gaps().stream().anyMatch(Show::isOfRights)),
  NO_TRANSCRIPT((entry, _) -> entry.gaps().contains(Gap.TRANSCRIPT)),
  WORKING((entry, _) -> isInWork(entry.master().state())),
  FAILED(Show::isFailed),
  RELEASABLE((entry, _) ->
      entry.isReady()
          && entry.kind().isPresent()
          && entry.gaps().isEmpty()
          && (entry.draft().releasedAt().isEmpty() || entry.draft().changedSinceRelease())),
  RELEASED((entry, _) -> entry.draft().releasedAt().isPresent()),
  DELETED((_, _) -> true);

  private final BiPredicate<MediaEntry, Set<String>> condition;

  Show(BiPredicate<MediaEntry, Set<String>> condition) {
    this.condition = condition;
  }

  /**
   * Whether the item is one of these.
   *
   * @param givenUp ids of the originals on which a job was given up
   */
  boolean holds(MediaEntry entry, Set<String> givenUp) {
    return entry.draft().deletedAt().isPresent() == (this == DELETED)
        && condition.test(entry, givenUp);
  }

  private static boolean isOfRights(Gap gap) {
    return gap == Gap.LICENCE || gap == Gap.CREATOR || gap == Gap.PEOPLE || gap == Gap.CONSENT;
  }

  private static boolean isInWork(Master.State state) {
    return state == Master.State.RECEIVED || state == Master.State.RENDERING;
  }

  private static boolean isFailed(MediaEntry entry, Set<String> givenUp) {
    return entry.master().state() == Master.State.REFUSED
        || entry.master().state() == Master.State.FAILED
        || givenUp.contains(entry.master().id());
  }

  /** How it stands in addresses. */
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Show> of(String value) {
    return Arrays.stream(values()).filter(show -> show.value().equals(value)).findFirst();
  }
}
