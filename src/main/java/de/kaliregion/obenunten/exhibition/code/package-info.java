/** Reads what people type or a phone sends as the code of a sign. */
package de.kaliregion.obenunten.exhibition.code;
