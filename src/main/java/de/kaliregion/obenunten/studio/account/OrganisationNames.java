package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import java.util.Collection;

/** What the organisations are called in a language. */
public record OrganisationNames(Collection<Organisation> organisations, Language language) {

  /** The organisation's name, or its slug where it is not known. */
  public String of(Slug organisation) {
    return organisations.stream()
        .filter(known -> known.slug().equals(organisation))
        .findFirst()
        .map(known -> known.name().in(language))
        .orElse(organisation.value());
  }

  /** Whether there is such an organisation. */
  boolean knows(Slug organisation) {
    return organisations.stream().anyMatch(known -> known.slug().equals(organisation));
  }
}
