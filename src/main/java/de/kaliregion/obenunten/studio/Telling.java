package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.web.page.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Function;

/**
 * Says sizes, times and names as people read them.
 *
 * @param names what accounts are called, by their ids
 */
public record Telling(Language language, Messages text, Function<String, String> names) {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** A file size. */
  public String size(long bytes) {
    if (bytes < 999_500) {
      return text.number(Math.ceil(bytes / 1e3), 0) + "\u00a0kB";
    }
    return bytes < 999_950_000
        ? text.number(bytes / 1e6, 1) + "\u00a0MB"
        : text.number(bytes / 1e9, 2) + "\u00a0GB";
  }

  /** What kind of file a media type stands for; the type itself where there are no words for it. */
  public String format(String mediaType) {
    String key = "format." + mediaType;
    return text.has(key) ? text.text(key) : mediaType;
  }

  /** A duration as minutes and seconds, or with hours. */
  public String duration(long milliseconds) {
    long seconds = (milliseconds + 500) / 1000;
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Day and time. */
  public String moment(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(text.locale())
        .format(instant.atZone(ZONE));
  }

  /** The day alone. */
  public String day(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(text.locale())
        .format(instant.atZone(ZONE));
  }

  /** The date on the calendar of the house. */
  public LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** A date with its day of the week. */
  public String weekday(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
        .withLocale(text.locale())
        .format(date);
  }

  /** A date in figures. */
  public String day(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(text.locale())
        .format(date);
  }

  /** Day and month. */
  public String dayOfYear(LocalDate date) {
    return DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(text.locale()).format(date);
  }

  /** The time of the day, to the minute. */
  public String time(Instant instant) {
    return time(instant, FormatStyle.SHORT);
  }

  /** The time of the day, to the second. */
  public String preciseTime(Instant instant) {
    return time(instant, FormatStyle.MEDIUM);
  }

  private String time(Instant instant, FormatStyle style) {
    return DateTimeFormatter.ofLocalizedTime(style)
        .withLocale(text.locale())
        .format(instant.atZone(ZONE));
  }

  /** A count with the right form of its noun: {@code key.one} for one, else {@code key}. */
  public String count(String key, long number) {
    return text.text(number == 1 ? key + ".one" : key, text.number(number, 0));
  }

  /** Who it was. */
  public String name(String account) {
    return names.apply(account);
  }
}
