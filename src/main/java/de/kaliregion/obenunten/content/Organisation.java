package de.kaliregion.obenunten.content;

import java.net.URI;
import java.util.Optional;

/**
 * A museum, municipality or district that owns content.
 *
 * @param website its own, http or https
 * @param email where visitors can write to
 */
public record Organisation(
    Slug slug, Wording name, Optional<URI> website, Optional<EmailAddress> email) {
  public Organisation {
    Require.present("slug", slug);
    Require.present("name", name);
    website = Require.optional(website);
    Require.that(website.map(Source::isWebAddress).orElse(true), "website", Source.WEB_ADDRESS);
    email = Require.optional(email);
  }

  /** One that has no address on the internet. */
  public Organisation(Slug slug, Wording name) {
    this(slug, name, Optional.empty(), Optional.empty());
  }
}
