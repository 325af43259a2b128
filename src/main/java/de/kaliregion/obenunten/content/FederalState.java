package de.kaliregion.obenunten.content;

/** The two states that share the district, by their ISO 3166-2 code without the country. */
public enum FederalState {
  HE,
  TH
}
