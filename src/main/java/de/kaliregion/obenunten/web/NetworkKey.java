package de.kaliregion.obenunten.web;

/**
 * Stands for the network that a request comes from, for one day and one process. It is never stored
 * or logged, and nobody can tell the address from it.
 */
public final class NetworkKey {
  private final String digest;

  NetworkKey(String digest) {
    this.digest = digest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NetworkKey key && key.digest.equals(digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return "NetworkKey[…]";
  }
}
