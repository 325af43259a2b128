package de.kaliregion.obenunten.web.page;

import java.net.URI;

/**
 * What all pages share.
 *
 * @param baseUrl the service's own address, without a slash at the end
 */
public record Site(URI baseUrl, Assets assets) {
  /** The full address of a path on this service. */
  public String url(String path) {
    return baseUrl + path;
  }
}
