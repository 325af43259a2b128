/**
 * What is kept: documents in MongoDB, files by their digest. Knows the vocabulary, not the rooms.
 */
package de.kaliregion.obenunten.storage;
