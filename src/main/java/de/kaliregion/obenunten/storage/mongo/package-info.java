/**
 * The documents. Works alike on a MongoDB cluster and on the embedded server, so it uses only what
 * both have: atomicity of a single document and look-ups by {@code _id}.
 */
package de.kaliregion.obenunten.storage.mongo;
