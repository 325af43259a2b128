/**
 * The vocabulary: what a museum, a visitor and a teacher talk about, as plain records that refuse
 * nonsense. Imports nothing but the JDK.
 */
package de.kaliregion.obenunten.content;
