/** Work that outlives the process that does it. */
package de.kaliregion.obenunten.storage.job;
