package de.kaliregion.obenunten;

/** Wires everything by hand, and is the command line. */
public final class Main {
  private Main() {}

  /** Starts the service. */
  public static void main(String[] args) {
    System.out.println("obenunten");
  }
}
