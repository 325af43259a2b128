package de.kaliregion.obenunten.media.render;

import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Stage;
import java.util.ArrayList;
import java.util.List;

/** Which stages an original goes through. */
public final class Stages {
  /** Pictures with a longer edge than this get tiles. */
  private static final int LARGEST_WITHOUT_TILES = 4_000;

  /** The small film fits into a box of these, upright or across. */
  private static final int SMALL_FILM_LONG = 960;

  private static final int SMALL_FILM_SHORT = 540;

  private Stages() {}

  /**
   * The stages for an original, in their order.
   *
   * @param panorama whether it is shown as a view all around
   */
  public static List<Stage> of(Facts facts, boolean panorama) {
    if (facts.kind().isEmpty()) {
      return List.of(Stage.PLAIN);
    }
    return switch (facts.kind().get()) {
      case PICTURE, PANORAMA -> picture(facts, panorama);
      case SOUND -> List.of(Stage.SOUND);
      case FILM -> film(facts);
      case MODEL -> List.of(Stage.PLAIN);
      case DOCUMENT -> List.of(Stage.PICTURES);
    };
  }

  private static List<Stage> picture(Facts facts, boolean panorama) {
    List<Stage> stages = new ArrayList<>(List.of(Stage.PICTURES, Stage.AVIF));
    if (!panorama && longEdge(facts) > LARGEST_WITHOUT_TILES) {
      stages.add(Stage.TILES);
    }
    return List.copyOf(stages);
  }

  /** A wide film of few lines, such as 1280 by 536, exceeds the box too. */
  private static List<Stage> film(Facts facts) {
    boolean large = longEdge(facts) > SMALL_FILM_LONG || shortEdge(facts) > SMALL_FILM_SHORT;
    return large ? List.of(Stage.FILM_SMALL, Stage.FILM_LARGE) : List.of(Stage.FILM_SMALL);
  }

  private static int longEdge(Facts facts) {
    return facts.dimensions().map(d -> Math.max(d.width(), d.height())).orElse(0);
  }

  private static int shortEdge(Facts facts) {
    return facts.dimensions().map(d -> Math.min(d.width(), d.height())).orElse(0);
  }
}
