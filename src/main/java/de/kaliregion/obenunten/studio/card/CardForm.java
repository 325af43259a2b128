package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.studio.history.VersionNumber;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import java.util.List;
import java.util.Optional;

/**
 * What the form of a card sent.
 *
 * @param seen the version that the person saw
 * @param byScript whether a script saves while the person goes on
 */
record CardForm(CardWords words, CardAct act, long seen, SaveId save, boolean byScript) {

  /**
   * Reads the form.
   *
   * @throws ProblemException 400 where it is no form of ours, 413 where too much was typed
   */
  static CardForm of(CardKind kind, Form form) {
    SaveId save =
        Optional.of(form.value("save"))
            .filter(SaveId::isValid)
            .map(SaveId::new)
            .orElseThrow(() -> Problem.of(ProblemType.BAD_REQUEST).exception());
    long seen =
        VersionNumber.of(form.value("seen"))
            .orElseThrow(() -> Problem.of(ProblemType.BAD_REQUEST).exception());
    return new CardForm(
        split(kind, words(kind, form)),
        CardAct.of(form.value("act")),
        seen,
        save,
        form.value("by").equals("script"));
  }

  private static CardWords words(CardKind kind, Form form) {
    try {
      return CardWords.of(kind, key -> picked(form, key));
    } catch (InvalidContentException e) {
      throw Problem.of(ProblemType.CONTENT_TOO_LARGE).exception();
    }
  }

  /** Where two wrote in the same field, the person has chosen one. */
  private static String picked(Form form, String key) {
    return form.value("pick." + key).equals("theirs")
        ? form.value("theirs." + key)
        : form.value(key);
  }

  /** A position copied from a map comes as both numbers in one field. */
  private static CardWords split(CardKind kind, CardWords words) {
    Optional<List<String>> pair = Words.pair(words.word("latitude"));
    return pair.map(both ->
            words.with(kind, "latitude", both.getFirst()).with(kind, "longitude", both.getLast()))
        .orElse(words);
  }
}
