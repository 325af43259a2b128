/**
 * Accounts: signing in and out, choosing a password, one's own account, and the people of an
 * organisation.
 */
package de.kaliregion.obenunten.studio.account;
