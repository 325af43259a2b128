package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.history.SavedVersion;
import de.kaliregion.obenunten.studio.history.Sitting;
import de.kaliregion.obenunten.studio.history.Writers;
import de.kaliregion.obenunten.studio.story.HistoryPart.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The history of one language of a story as its page shows it.
 *
 * @param languages those in which there is something of the story
 * @param shown the version that visitors have
 * @param newest the version that stands there now
 * @param isFirst whether this is the first page of it
 */
public record HistoryView(
    StoryAddress address,
    Telling telling,
    Writers writers,
    String title,
    List<Language> languages,
    HistoryPart part,
    Optional<Long> shown,
    Optional<Long> newest,
    boolean isFirst) {

  /** The lines by days, newest first; a sitting belongs to the day on which it ended. */
  public Map<LocalDate, List<Line>> days() {
    Map<LocalDate, List<Line>> days = new LinkedHashMap<>();
    for (Line line : part.lines()) {
      days.computeIfAbsent(telling.date(line.sitting().last().at()), _ -> new ArrayList<>())
          .add(line);
    }
    return days;
  }

  /** From when to when somebody wrote. */
  public String time(Sitting sitting) {
    Instant from = sitting.first().at();
    Instant to = sitting.last().at();
    if (telling.time(from).equals(telling.time(to))) {
      return telling.time(to);
    }
    boolean sameDay = telling.date(from).equals(telling.date(to));
    return (sameDay ? telling.time(from) : telling.moment(from)) + "–" + telling.time(to);
  }

  public String name(SavedVersion version) {
    return writers.name(version.by());
  }

  /** By how much the text became longer, with its sign; empty where it did not. */
  public Optional<String> growth(Line line) {
    return line.growth()
        .filter(words -> words != 0)
        .map(words -> (words > 0 ? "+" : "−") + telling.text().number(Math.abs(words), 0));
  }

  /** Whether visitors have just this version. */
  public boolean isShown(SavedVersion version) {
    return shown.filter(number -> number == version.number()).isPresent();
  }

  /** Whether visitors have a version of the sitting that is not its last. */
  public boolean isShownWithin(Sitting sitting) {
    return !isShown(sitting.last()) && shown.filter(sitting::has).isPresent();
  }

  /** Whether this version stands there now. */
  public boolean isNewest(SavedVersion version) {
    return newest.filter(number -> number == version.number()).isPresent();
  }
}
