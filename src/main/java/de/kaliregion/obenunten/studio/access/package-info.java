/** What of an organisation's content not everybody can use, and where it is mended. */
package de.kaliregion.obenunten.studio.access;
