/** Files that never change, named by the digest of their bytes. */
package de.kaliregion.obenunten.storage.blob;
