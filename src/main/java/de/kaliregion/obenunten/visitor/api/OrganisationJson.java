package de.kaliregion.obenunten.visitor.api;

/** Who answers for the content. */
record OrganisationJson(String slug, String name) {}
