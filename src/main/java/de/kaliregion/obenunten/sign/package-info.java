/**
 * The marker at the place: reading and making its code, its address and the QR code that carries
 * it.
 */
package de.kaliregion.obenunten.sign;
