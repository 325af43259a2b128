package de.kaliregion.obenunten.media.upload;

class DiskFaultsIT {}
