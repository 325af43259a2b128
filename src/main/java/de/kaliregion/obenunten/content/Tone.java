package de.kaliregion.obenunten.content;

/**
 * How a story is shown. Forced labour, accidents and the border get the sober variant: paper and
 * ink.
 */
public enum Tone {
  PLAIN,
  SOBER
}
