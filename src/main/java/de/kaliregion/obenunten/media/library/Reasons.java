package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.util.Map;

/** Why something did not happen, in words for curators. */
final class Reasons {
  static final Wording STOPPED =
      new Wording(
          Map.of(
              Language.GERMAN,
              "Die Verarbeitung wurde abgebrochen. Sie können sie neu starten.",
              Language.ENGLISH,
              "Processing was cancelled. You can start it again."));

  private Reasons() {}
}
