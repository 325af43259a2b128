package de.kaliregion.obenunten.content;

import java.util.Optional;

/**
 * The code on a sign: six symbols of Crockford's alphabet (no I, L, O, U) and a check symbol over
 * GF(32). The check is the sum of a<sup>i+1</sup> times symbol i, with a a root of x<sup>5</sup> +
 * x<sup>2</sup> + 1: every wrong symbol and every swap of two symbols is found out, and the check
 * symbol stays in the alphabet.
 */
public record SignCode(String value) implements Comparable<SignCode> {
  /** The symbols, by their value 0 to 31. */
  public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** Symbols in a code, with the check symbol. */
  public static final int LENGTH = 7;

  private static final int POLYNOMIAL = 0b100101;

  public SignCode {
    Require.present("code", value);
    Require.that(
        isWellFormed(value), "code", "must be seven symbols of " + ALPHABET + ": " + value);
    char expected = checkSymbol(value.substring(0, LENGTH - 1));
    Require.that(
        value.charAt(LENGTH - 1) == expected, "code", "has a wrong check symbol: " + value);
  }

  /** The code that begins with these six symbols. */
  public static SignCode withCheckSymbol(String symbols) {
    Require.that(
        symbols.length() == LENGTH - 1 && inAlphabet(symbols),
        "code",
        "must be six symbols: " + symbols);
    return new SignCode(symbols + checkSymbol(symbols));
  }

  /** The code if the text is one, written exactly as it is printed. */
  public static Optional<SignCode> of(String text) {
    boolean valid =
        isWellFormed(text) && text.charAt(LENGTH - 1) == checkSymbol(text.substring(0, LENGTH - 1));
    return valid ? Optional.of(new SignCode(text)) : Optional.empty();
  }

  /** Whether the text has the length and symbols of a code, whatever its check symbol. */
  public static boolean isWellFormed(String text) {
    return text.length() == LENGTH && inAlphabet(text);
  }

  private static boolean inAlphabet(String text) {
    return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  private static char checkSymbol(String symbols) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < symbols.length(); i++) {
      weight = multiply(weight, 2);
      sum ^= multiply(weight, ALPHABET.indexOf(symbols.charAt(i)));
    }
    return ALPHABET.charAt(sum);
  }

  private static int multiply(int a, int b) {
    int product = 0;
    for (int left = a, right = b; right != 0; right >>= 1) {
      product ^= (right & 1) == 0 ? 0 : left;
      left <<= 1;
      left ^= (left & 32) == 0 ? 0 : POLYNOMIAL;
    }
    return product;
  }

  @Override
  public int compareTo(SignCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
