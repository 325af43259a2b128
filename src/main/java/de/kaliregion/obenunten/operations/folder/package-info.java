/** A folder of files that becomes media items, from the command line. */
package de.kaliregion.obenunten.operations.folder;
