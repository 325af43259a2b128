package de.kaliregion.obenunten.sign;

import de.kaliregion.obenunten.content.SignCode;
import java.util.List;

/** What a typed or scanned text says about the code of a sign. */
public sealed interface Reading {

  /** A code with the right check symbol. Whether it was ever issued is another question. */
  record Read(SignCode code) implements Reading {}

  /**
   * Almost a code: six to eight symbols of the alphabet, but not seven with the right check symbol.
   *
   * @param suggestions issued codes that one slip turns into the text, best first, at most {@value
   *     CodeReader#MOST_SUGGESTIONS}; may be empty
   */
  record Mistyped(List<SignCode> suggestions) implements Reading {
    public Mistyped {
      suggestions = List.copyOf(suggestions);
    }
  }

  /** Nothing like a code. */
  record Unreadable() implements Reading {}
}
