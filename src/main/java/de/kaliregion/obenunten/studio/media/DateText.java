package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.draft.Description;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of making as people write them, turned into EDTF and back. */
final class DateText {
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:um|ca\\.?|circa|c\\.?|about|etwa|~)\\s*(.+)|(.+?)\\s*~", Pattern.CASE_INSENSITIVE);
  private static final Pattern GERMAN =
      Pattern.compile("(?:(\\d{1,2})\\.\\s*)?(\\d{1,2})\\.\\s*(\\d{4})");
  private static final Pattern MONTH = Pattern.compile("(\\d{1,2})/(\\d{4})");

  private DateText() {}

  /** EDTF of a year, a month or a day, about or exactly; empty for anything else. */
  static Optional<String> read(String typed) {
    String text = typed.strip();
    Matcher about = ABOUT.matcher(text);
    if (about.matches()) {
      return read(about.group(1) == null ? about.group(2) : about.group(1))
          .map(date -> date.endsWith("~") ? date : date + "~");
    }
    return Optional.of(iso(text)).filter(Description::isDate).filter(DateText::isInCalendar);
  }

  /**
   * A date as its field shows it, whatever the language: {@code ca. 1925}, {@code 06/1925}, {@code
   * 1925-06-30}. Reading it gives the same date.
   */
  static String shown(String edtf) {
    String date = edtf.replace("~", "");
    String plain = date.length() == 7 ? date.substring(5) + "/" + date.substring(0, 4) : date;
    return edtf.equals(date) ? plain : "ca. " + plain;
  }

  private static String iso(String text) {
    Matcher german = GERMAN.matcher(text);
    if (german.matches()) {
      String month = german.group(3) + "-" + twoDigits(german.group(2));
      return german.group(1) == null ? month : month + "-" + twoDigits(german.group(1));
    }
    Matcher month = MONTH.matcher(text);
    return month.matches() ? month.group(2) + "-" + twoDigits(month.group(1)) : text;
  }

  private static String twoDigits(String number) {
    return number.length() == 1 ? "0" + number : number;
  }

  private static boolean isInCalendar(String date) {
    if (date.length() != 10) {
      return true;
    }
    try {
      LocalDate.parse(date);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
