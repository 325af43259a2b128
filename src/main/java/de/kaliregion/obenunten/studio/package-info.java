/**
 * What all rooms behind the sign-in share: the gate that every request passes, who is signed in and
 * what they may do, and the frame of the pages.
 */
package de.kaliregion.obenunten.studio;
