/** What the pages tell of saved versions: who wrote when, and what became of the words. */
package de.kaliregion.obenunten.studio.history;
