/** Delivery of renditions: whole files and parts of them, at addresses that never change. */
package de.kaliregion.obenunten.media.deliver;
