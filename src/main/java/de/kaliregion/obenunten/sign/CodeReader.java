package de.kaliregion.obenunten.sign;

import de.kaliregion.obenunten.content.SignCode;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the code of a sign from what people type or a phone sends: in any case, with blanks and
 * hyphens anywhere, or as a whole address ending in {@code /m/CODE}. I and L are read as 1 and O as
 * 0 (Crockford's Base 32), and U, which no code holds, as V.
 */
public final class CodeReader {
  /** So many codes are proposed for a mistyped one at most. */
  public static final int MOST_SUGGESTIONS = 3;

  /** Longer than any address we print; what is longer is not read at all. */
  private static final int LONGEST_TEXT = 500;

  private static final Pattern ADDRESS = Pattern.compile("/m/([^/?#]*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern IGNORED =
      Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cc}\\p{Cf}\\u2212]+");

  private final Set<SignCode> issued;

  /**
   * @param issued every code that was ever given out, whatever became of its sign
   */
  public CodeReader(Collection<SignCode> issued) {
    this.issued = Set.copyOf(issued);
  }

  /** Reads a text; never throws, whatever it holds. */
  public Reading read(String text) {
    if (text.length() > LONGEST_TEXT) {
      return new Reading.Unreadable();
    }
    String symbols = symbols(codeIn(Normalizer.normalize(text, Normalizer.Form.NFKC)));
    return SignCode.of(symbols)
        .<Reading>map(Reading.Read::new)
        .orElseGet(() -> isAlmostCode(symbols) ? mistyped(symbols) : new Reading.Unreadable());
  }

  private static String codeIn(String text) {
    Matcher address = ADDRESS.matcher(text);
    return address.find() ? address.group(1) : text;
  }

  private static String symbols(String typed) {
    return IGNORED
        .matcher(typed)
        .replaceAll("")
        .toUpperCase(Locale.ROOT)
        .replace('I', '1')
        .replace('L', '1')
        .replace('O', '0')
        .replace('U', 'V');
  }

  private static boolean isAlmostCode(String symbols) {
    return Math.abs(symbols.length() - SignCode.LENGTH) <= 1
        && symbols.chars().allMatch(symbol -> SignCode.ALPHABET.indexOf(symbol) >= 0);
  }

  private Reading mistyped(String symbols) {
    return new Reading.Mistyped(
        Slip.undo(symbols).filter(issued::contains).limit(MOST_SUGGESTIONS).toList());
  }
}
