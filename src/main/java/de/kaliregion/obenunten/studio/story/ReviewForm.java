package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.web.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed for a step of the review.
 *
 * @param typed by the names of the fields
 */
public record ReviewForm(Map<String, String> typed) {
  public static final String TO = "review.to";
  public static final String ASSIGN = "review.assign";
  public static final String LAUNCH = "launch";
  public static final String END = "end";
  public static final String CONFIRMED = "end.now";

  /** The clocks of the region. */
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final List<String> FIELDS =
      List.of(
          TO, ASSIGN, LAUNCH + ".date", LAUNCH + ".time", END + ".date", END + ".time", CONFIRMED);

  /** Nothing typed. */
  static final ReviewForm EMPTY = new ReviewForm(Map.of());

  public ReviewForm {
    typed = Map.copyOf(typed);
  }

  static ReviewForm of(Form form) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String field : FIELDS) {
      String value = form.shown(field);
      if (!value.isEmpty()) {
        typed.put(field, value);
      }
    }
    return new ReviewForm(typed);
  }

  /** What was typed into the field; empty where nothing was. */
  String value(String field) {
    return typed.getOrDefault(field, "");
  }

  /** Who was chosen; empty for nobody in particular. */
  Optional<String> person(String field) {
    return Optional.of(value(field)).filter(id -> !id.isEmpty());
  }

  /** Day and time, by the clocks of the region; empty where that is no moment. */
  Optional<Instant> moment(String what) {
    try {
      return Optional.of(
          LocalDate.parse(value(what + ".date"))
              .atTime(LocalTime.parse(value(what + ".time")))
              .atZone(ZONE)
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean isConfirmed() {
    return value(CONFIRMED).equals("yes");
  }
}
