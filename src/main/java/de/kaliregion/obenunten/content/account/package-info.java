/**
 * Who works on the content and what they may do: people, their roles in organisations, and the
 * record of what they changed. Nothing that visitors see depends on it.
 */
package de.kaliregion.obenunten.content.account;
