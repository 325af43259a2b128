package de.kaliregion.obenunten.content;

/** Whether a place is on the surface (über Tage) or below it (unter Tage). */
public enum Level {
  ABOVE,
  BELOW
}
