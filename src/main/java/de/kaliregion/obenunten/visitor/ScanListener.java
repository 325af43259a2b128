package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.SignCode;

/** Is told of each scan, and of nothing that could tell who scanned. */
@FunctionalInterface
public interface ScanListener {
  /** A story was shown for the sign. Must return at once and must not fail. */
  void scanned(SignCode sign, Language language);
}
