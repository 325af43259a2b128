package de.kaliregion.obenunten.operations.folder;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Wording;
import java.util.Optional;

/**
 * What became of a file.
 *
 * @param name its path within the folder
 * @param kind what it is shown as; captions and what was not understood have none
 * @param reason why it cannot be shown, or not yet; or what else there is to say of it
 */
public record Row(
    String name,
    Result result,
    Optional<MediaItem.Kind> kind,
    long bytes,
    Optional<Wording> reason) {

  /** How it ended. */
  public enum Result {
    READY("bereit", "ready"),
    ALREADY_THERE("schon da", "already there"),
    /** The same bytes as another file of the folder. */
    DUPLICATE("doppelt", "duplicate"),
    /** Nothing that could be taken, such as a link. */
    PASSED_OVER("übergangen", "passed over"),
    WAITS("wartet", "waits"),
    REFUSED("abgelehnt", "refused"),
    FAILED("gescheitert", "failed");

    private final String german;
    private final String english;

    Result(String german, String english) {
      this.german = german;
      this.english = english;
    }

    /** Whether the file can be shown. */
    public boolean isGood() {
      return this == READY || this == ALREADY_THERE || this == DUPLICATE;
    }

    /** Whether somebody has to see to it. */
    public boolean isWrong() {
      return this == REFUSED || this == FAILED || this == WAITS;
    }

    String in(Language language) {
      return language == Language.ENGLISH ? english : german;
    }
  }
}
