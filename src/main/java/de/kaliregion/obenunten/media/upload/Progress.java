package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.storage.mongo.StoredUpload;

/**
 * How far an upload has got.
 *
 * @param offset how many of its bytes are on the disk
 */
record Progress(StoredUpload upload, long offset) {}
