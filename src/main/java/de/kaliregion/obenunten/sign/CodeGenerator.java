package de.kaliregion.obenunten.sign;

import de.kaliregion.obenunten.content.SignCode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes new codes for signs. No code holds a pair of letters or digits that offends (German number
 * plate practice), four equal symbols or digits only.
 */
public final class CodeGenerator {
  /** So many codes can be asked for at once. */
  public static final int MOST_AT_ONCE = 10_000;

  private static final List<String> OFFENSIVE =
      List.of(
          "SS", "SA", "KZ", "HJ", "NS", "AH", "HH", "88", "18", "28", "NAZ", "KKK", "GAS", "T0D",
          "T0T", "FCK", "FVCK", "SEX", "XXX", "P0RN", "ARSCH", "WTF");

  private static final Pattern FOUR_EQUAL = Pattern.compile(".*(.)\\1{3}.*");
  private static final Pattern ALL_DIGITS = Pattern.compile("[0-9]+");

  /** About one draw in fifteen is refused: so many in a row mean a broken random generator. */
  private static final int MOST_DRAWS = 10_000;

  private final RandomGenerator random;

  /**
   * @param random a {@link java.security.SecureRandom}, so that codes cannot be foretold
   */
  public CodeGenerator(RandomGenerator random) {
    this.random = random;
  }

  /**
   * New codes, all different and none of them issued.
   *
   * @param count 1 to {@value #MOST_AT_ONCE}
   * @param issued every code that was ever given out
   * @throws IllegalArgumentException if the count is out of range
   * @throws IllegalStateException if the random generator yields no new code
   */
  public List<SignCode> generate(int count, Collection<SignCode> issued) {
    if (count < 1 || count > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "count must be 1 to " + MOST_AT_ONCE + ", but is " + count);
    }
    Set<SignCode> taken = new HashSet<>(issued);
    return Stream.generate(() -> next(taken)).limit(count).toList();
  }

  private SignCode next(Set<SignCode> taken) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      SignCode code = SignCode.withCheckSymbol(sixSymbols());
      if (isPresentable(code) && taken.add(code)) {
        return code;
      }
    }
    throw new IllegalStateException("no new code in " + MOST_DRAWS + " draws");
  }

  private String sixSymbols() {
    return random
        .ints(SignCode.LENGTH - 1, 0, SignCode.ALPHABET.length())
        .map(SignCode.ALPHABET::charAt)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether the code may stand on a sign. */
  static boolean isPresentable(SignCode code) {
    String symbols = code.value();
    return OFFENSIVE.stream().noneMatch(symbols::contains)
        && !FOUR_EQUAL.matcher(symbols).matches()
        && !ALL_DIGITS.matcher(symbols).matches();
  }
}
