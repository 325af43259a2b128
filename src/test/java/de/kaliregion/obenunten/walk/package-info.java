/** The finished service as people and programs meet it, from the sign to the next place. */
package de.kaliregion.obenunten.walk;
