/** An organisation's own data, to be taken along. */
package de.kaliregion.obenunten.studio.data;
