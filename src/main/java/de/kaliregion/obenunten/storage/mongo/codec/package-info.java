/** How the vocabulary is written in BSON. */
package de.kaliregion.obenunten.storage.mongo.codec;
