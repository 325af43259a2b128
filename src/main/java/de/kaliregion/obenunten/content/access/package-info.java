/** What keeps people from content that others can see, hear or read. */
package de.kaliregion.obenunten.content.access;
