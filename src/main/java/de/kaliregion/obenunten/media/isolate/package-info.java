/** Programs that read strangers' files, each shut in with that one file. */
package de.kaliregion.obenunten.media.isolate;
