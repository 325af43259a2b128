package de.kaliregion.obenunten.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One choice of an {@code Accept…} header with its weight (RFC 9110 12.4.2).
 *
 * @param value in lower case, without parameters
 * @param thousandths the weight, 0 (refused) to 1,000
 */
record Weighted(String value, int thousandths) {

  /**
   * The choices of a header, best first, in the header's order where they weigh the same. Choices
   * that cannot be read are left out.
   */
  static List<Weighted> parse(String header) {
    List<Weighted> choices = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      int semicolon = part.indexOf(';');
      String value = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
      int weight = semicolon < 0 ? 1000 : weight(part.substring(semicolon + 1));
      if (!value.isEmpty() && weight >= 0) {
        choices.add(new Weighted(value.toLowerCase(Locale.ROOT), weight));
      }
    }
    choices.sort(Comparator.comparingInt(choice -> -choice.thousandths));
    return choices;
  }

  boolean isRefused() {
    return thousandths == 0;
  }

  /** The {@code q} of the parameters in thousandths; 1,000 without one, -1 if it is no number. */
  private static int weight(String parameters) {
    for (String parameter : parameters.split(";", -1)) {
      String text = parameter.strip();
      if (text.startsWith("q=") || text.startsWith("Q=")) {
        return thousandths(text.substring(2));
      }
    }
    return 1000;
  }

  private static int thousandths(String text) {
    if (text.isEmpty() || text.length() > 5 || (text.length() > 1 && text.charAt(1) != '.')) {
      return -1;
    }
    int value = 0;
    for (int i = 0, scale = 1000; i < text.length(); i++) {
      if (i == 1) {
        continue;
      }
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value += digit * scale;
      scale /= 10;
    }
    return value <= 1000 ? value : -1;
  }
}
