package de.kaliregion.obenunten.content.account;

import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a person is in which organisation, by the organisations' slugs. */
public record Roles(Map<Slug, Role> byOrganisation) {
  /** In no organisation. */
  public static final Roles NONE = new Roles(Map.of());

  public Roles {
    byOrganisation =
        Collections.unmodifiableMap(new TreeMap<>(Require.present("roles", byOrganisation)));
  }

  /** One role. */
  public static Roles of(Slug organisation, Role role) {
    return new Roles(Map.of(organisation, role));
  }

  /** The person's role there, if they belong to it. */
  public Optional<Role> in(Slug organisation) {
    return Optional.ofNullable(byOrganisation.get(organisation));
  }

  /** The organisations that the person belongs to. */
  public Set<Slug> organisations() {
    return byOrganisation.keySet();
  }
}
