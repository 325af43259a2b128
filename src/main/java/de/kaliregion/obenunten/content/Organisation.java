package de.kaliregion.obenunten.content;

/** A museum, municipality or district that owns content. */
public record Organisation(Slug slug, Wording name) {
  public Organisation {
    Require.present("slug", slug);
    Require.present("name", name);
  }
}
