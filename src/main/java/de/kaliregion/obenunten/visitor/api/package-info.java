/**
 * The public JSON interface: what is published, for other systems. {@code /openapi.yaml} describes
 * it; records whose names end in Json are the form of its answers.
 */
package de.kaliregion.obenunten.visitor.api;
