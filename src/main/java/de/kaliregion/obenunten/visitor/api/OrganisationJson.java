package de.kaliregion.obenunten.visitor.api;

import java.util.Optional;

/** Who answers for the content, and where they can be reached. */
record OrganisationJson(
    String slug, String name, Optional<String> website, Optional<String> email) {}
