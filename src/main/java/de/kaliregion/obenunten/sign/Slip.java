package de.kaliregion.obenunten.sign;

import de.kaliregion.obenunten.content.SignCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One slip of hand or eye that turns a code into the text typed.
 *
 * @param code the text with the slip undone
 * @param likelihood higher for slips that people make more often
 */
record Slip(String code, int likelihood) {
  private static final int COMMON = 2;
  private static final int POSSIBLE = 1;
  private static final int RARE = 0;

  /** Symbols that look alike on a sign, or change places between German and English keyboards. */
  private static final List<String> LOOK_ALIKE =
      List.of("0DQ", "17", "2Z", "4A", "5S", "6G", "8B", "CG", "EF", "KX", "MN", "PR", "VWY", "YZ");

  /** The codes that one slip turns into these symbols, likeliest first, each once. */
  static Stream<SignCode> undo(String symbols) {
    List<Slip> slips =
        switch (symbols.length() - SignCode.LENGTH) {
          case 0 -> sameLength(symbols);
          case 1 -> oneSurplus(symbols);
          case -1 -> oneMissing(symbols);
          default -> List.of();
        };
    return slips.stream()
        .sorted(Comparator.comparingInt(Slip::likelihood).reversed().thenComparing(Slip::code))
        .map(slip -> SignCode.of(slip.code))
        .flatMap(Optional::stream)
        .distinct();
  }

  private static List<Slip> sameLength(String symbols) {
    List<Slip> slips = new ArrayList<>();
    for (int i = 0; i + 1 < symbols.length(); i++) {
      String swapped =
          symbols.substring(0, i)
              + symbols.charAt(i + 1)
              + symbols.charAt(i)
              + symbols.substring(i + 2);
      slips.add(new Slip(swapped, POSSIBLE));
    }
    for (int i = 0; i < symbols.length(); i++) {
      for (char meant : SignCode.ALPHABET.toCharArray()) {
        String replaced = symbols.substring(0, i) + meant + symbols.substring(i + 1);
        slips.add(new Slip(replaced, lookAlike(meant, symbols.charAt(i)) ? COMMON : RARE));
      }
    }
    return slips;
  }

  private static List<Slip> oneSurplus(String symbols) {
    List<Slip> slips = new ArrayList<>();
    for (int i = 0; i < symbols.length(); i++) {
      boolean doubled = i > 0 && symbols.charAt(i) == symbols.charAt(i - 1);
      String without = symbols.substring(0, i) + symbols.substring(i + 1);
      slips.add(new Slip(without, doubled ? COMMON : POSSIBLE));
    }
    return slips;
  }

  private static List<Slip> oneMissing(String symbols) {
    List<Slip> slips = new ArrayList<>();
    for (int i = 0; i <= symbols.length(); i++) {
      for (char left : SignCode.ALPHABET.toCharArray()) {
        boolean doubled = i > 0 && left == symbols.charAt(i - 1);
        String with = symbols.substring(0, i) + left + symbols.substring(i);
        slips.add(new Slip(with, doubled ? COMMON : POSSIBLE));
      }
    }
    return slips;
  }

  private static boolean lookAlike(char a, char b) {
    return LOOK_ALIKE.stream().anyMatch(group -> group.indexOf(a) >= 0 && group.indexOf(b) >= 0);
  }
}
