package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import java.net.URI;

/**
 * Full addresses on this service. They always begin with the configured base URL, whatever host a
 * request names.
 *
 * @param base without a slash at the end
 */
record Addresses(URI base) {
  static final String ROOT = "/api/v1";

  String of(String path) {
    return base + path;
  }

  /** Of the JSON document of a thing, such as {@code stories} and {@code merkers-goldraum}. */
  String document(String resource, Object name) {
    return of(ROOT + "/" + resource + "/" + name);
  }

  /** Of the page that people read. */
  String page(Language language, String section, Slug slug) {
    return of("/" + language.tag() + "/" + section + "/" + slug);
  }

  /** Where a scan leads. */
  String scan(SignCode code) {
    return of("/m/" + code);
  }

  String file(Rendition rendition) {
    return of(rendition.path());
  }
}
