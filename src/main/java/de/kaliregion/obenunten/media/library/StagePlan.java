package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Stage;
import java.util.List;

/** Says which stages an original goes through. */
@FunctionalInterface
public interface StagePlan {
  /**
   * @param panorama whether it is shown as a view all around
   * @return at least one stage that comes first
   */
  List<Stage> stages(Facts facts, boolean panorama);
}
