package de.kaliregion.obenunten.web;

import de.kaliregion.obenunten.content.Language;

/** Draws a problem as a page for people. */
@FunctionalInterface
public interface ErrorPage {
  /** The HTML document in UTF-8. Must not fail and must not use the database. */
  byte[] render(Problem problem, Language language);
}
