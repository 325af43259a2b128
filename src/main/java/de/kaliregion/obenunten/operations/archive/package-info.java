/** Looks over what comes from elsewhere, a folder or a ZIP archive, before it is read. */
package de.kaliregion.obenunten.operations.archive;
