package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what a file says of itself into what a curator would have typed. The text of strangers:
 * what does not fit a field is cut or left out, never refused.
 */
final class Suggestions {
  private static final int CAPTION = 1_000;
  private static final int TITLE = 200;
  private static final int NAME = 200;
  private static final int SOURCE = 300;

  private Suggestions() {}

  static Description describe(Facts.Suggestion said) {
    return new Description(
        said.title().flatMap(text -> line(text, TITLE)).map(Suggestions::german),
        Optional.empty(),
        Optional.empty(),
        said.caption().flatMap(text -> line(text, CAPTION)).map(Suggestions::german),
        said.licence().flatMap(LicenceNames::find),
        said.creator().flatMap(text -> line(text, NAME)),
        said.holder().flatMap(text -> line(text, NAME)),
        said.date().filter(Description::isDate),
        said.source().flatMap(text -> line(text, SOURCE)),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of());
  }

  /** The file does not say in which language it speaks; here most speak German. */
  private static Wording german(String text) {
    return new Wording(Map.of(Language.GERMAN, text));
  }

  private static Optional<String> line(String text, int longest) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (line.length() > longest) {
      int cut = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
      line = line.substring(0, cut).strip() + "…";
    }
    return Optional.of(line).filter(kept -> !kept.isEmpty());
  }
}
