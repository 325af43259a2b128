package de.kaliregion.obenunten.web;

/** Networks for tests that make no requests. */
public final class TestNetworks {
  public static final NetworkKey SOME = new NetworkKey("some");
  public static final NetworkKey OTHER = new NetworkKey("other");

  private TestNetworks() {}
}
