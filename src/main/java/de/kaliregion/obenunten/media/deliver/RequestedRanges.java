package de.kaliregion.obenunten.media.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a {@code Range} header asks for, of a file of known size (RFC 9110 14.1 and 14.2). */
sealed interface RequestedRanges {
  /** More ranges than this are answered with the whole file. */
  int MOST = 5;

  /** No header that can be understood, or too many ranges: the whole file. */
  record Whole() implements RequestedRanges {}

  /** None of the ranges lies in the file. */
  record OutOfBounds() implements RequestedRanges {}

  /** These, within the file, none touching another, in the order asked for where that is free. */
  record Parts(List<ByteRange> ranges) implements RequestedRanges {
    public Parts {
      ranges = List.copyOf(ranges);
    }
  }

  /**
   * @param header the value of {@code Range}
   * @param size of the file in bytes, positive
   */
  static RequestedRanges parse(String header, long size) {
    int equals = header.indexOf('=');
    if (equals < 0 || !header.substring(0, equals).strip().equalsIgnoreCase("bytes")) {
      return new Whole();
    }
    List<ByteRange> ranges = new ArrayList<>();
    int asked = 0;
    int from = equals + 1;
    while (from <= header.length()) {
      int comma = header.indexOf(',', from);
      int end = comma < 0 ? header.length() : comma;
      String spec = strip(header.substring(from, end));
      from = end + 1;
      if (spec.isEmpty()) {
        continue;
      }
      asked++;
      if (asked > MOST || !isValid(spec)) {
        return new Whole();
      }
      within(spec, size).ifPresent(ranges::add);
    }
    if (asked == 0) {
      return new Whole();
    }
    return ranges.isEmpty() ? new OutOfBounds() : new Parts(coalesce(ranges));
  }

  /** Optional white space is space and tab, nothing else. */
  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isValid(String spec) {
    int hyphen = spec.indexOf('-');
    if (hyphen < 0) {
      return false;
    }
    String first = spec.substring(0, hyphen);
    String last = spec.substring(hyphen + 1);
    if (first.isEmpty()) {
      return isNumber(last);
    }
    return isNumber(first) && (last.isEmpty() || (isNumber(last) && compare(first, last) <= 0));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** As numbers, of any length. */
  private static int compare(String a, String b) {
    String left = withoutZeros(a);
    String right = withoutZeros(b);
    return left.length() == right.length()
        ? left.compareTo(right)
        : Integer.compare(left.length(), right.length());
  }

  private static String withoutZeros(String digits) {
    int from = 0;
    while (from < digits.length() - 1 && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }

  private static Optional<ByteRange> within(String spec, long size) {
    int hyphen = spec.indexOf('-');
    if (hyphen == 0) {
      long count = Math.min(size, number(spec.substring(1)));
      return count == 0 ? Optional.empty() : Optional.of(new ByteRange(size - count, size - 1));
    }
    long first = number(spec.substring(0, hyphen));
    String last = spec.substring(hyphen + 1);
    if (first >= size) {
      return Optional.empty();
    }
    return Optional.of(
        new ByteRange(first, last.isEmpty() ? size - 1 : Math.min(size - 1, number(last))));
  }

  /** Numbers beyond {@code long} lie behind the end of any file. */
  private static long number(String digits) {
    String significant = withoutZeros(digits);
    return significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant);
  }

  private static List<ByteRange> coalesce(List<ByteRange> ranges) {
    List<ByteRange> apart = new ArrayList<>();
    for (ByteRange range : ranges) {
      ByteRange joined = range;
      int at = apart.size();
      for (int i = apart.size() - 1; i >= 0; i--) {
        if (apart.get(i).touches(joined)) {
          joined = joined.join(apart.remove(i));
          at = i;
          i = apart.size();
        }
      }
      apart.add(Math.min(at, apart.size()), joined);
    }
    return apart;
  }
}
