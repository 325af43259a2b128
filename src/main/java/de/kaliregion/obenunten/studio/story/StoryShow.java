package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.draft.story.EditionStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which stories a curator wants to see, by how their languages stand. */
public enum StoryShow {
  ALL(_ -> true),
  REVIEW(sheet -> sheet.status() == EditionStatus.REVIEW),
  DRAFTS(sheet -> sheet.status() == EditionStatus.DRAFT),
  PUBLISHED(StoryLine.Sheet::onShow),
  CHANGED(sheet -> sheet.status() == EditionStatus.CHANGED),
  OUTDATED(sheet -> sheet.status() == EditionStatus.OUTDATED),
  MISSING(sheet -> sheet.status() == EditionStatus.MISSING);

  private final Predicate<StoryLine.Sheet> condition;

  StoryShow(Predicate<StoryLine.Sheet> condition) {
    this.condition = condition;
  }

  /** The languages for which a story is one of these. */
  List<Language> languages(StoryLine line) {
    return Arrays.stream(Language.values())
        .filter(language -> condition.test(line.sheet(language)))
        .toList();
  }

  /** What the story is one of. */
  static Set<StoryShow> of(StoryLine line) {
    Set<StoryShow> all = EnumSet.noneOf(StoryShow.class);
    Arrays.stream(values()).filter(show -> !show.languages(line).isEmpty()).forEach(all::add);
    return all;
  }

  /** How it stands in addresses. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<StoryShow> of(String value) {
    return Arrays.stream(values()).filter(show -> show.value().equals(value)).findFirst();
  }
}
