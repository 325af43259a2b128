package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.Publication;
import de.kaliregion.obenunten.studio.Blanks;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.history.SavedVersion;
import de.kaliregion.obenunten.studio.history.Sitting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was saved of one language of a story, for the person who looks at it. */
record EditionHistory(StoryDesk desk, SignedIn who, OpenStory open, Language language) {
  private static final int AT_ONCE = 50;
  private static final int LONGEST_SITTING = 2_000;

  /** Opens it; to whom the story does not exist, it does not here either. */
  static EditionHistory of(StoryDesk desk, SignedIn who, Slug story, Language language) {
    return new EditionHistory(desk, who, desk.open(who, story), language);
  }

  Slug story() {
    return open.story().slug();
  }

  /** What the story is called in this language, or else in one that has a title. */
  Optional<String> title() {
    return Stream.concat(
            newest().stream(), Arrays.stream(Language.values()).flatMap(in -> newest(in).stream()))
        .map(draft -> Blanks.strip(draft.manuscript().title()))
        .filter(title -> !title.isEmpty())
        .findFirst();
  }

  /** The languages in which there is something of it. */
  List<Language> languages() {
    return Arrays.stream(Language.values()).filter(in -> newest(in).isPresent()).toList();
  }

  /** The version that stands there now. */
  Optional<EditionDraft> newest() {
    return newest(language);
  }

  private Optional<EditionDraft> newest(Language in) {
    return open.in(in).draft();
  }

  /** The version that visitors have. */
  Optional<Long> shown() {
    return newest().flatMap(EditionDraft::published).map(Publication::version);
  }

  Optional<EditionDraft> version(long number) {
    return desk.version(who, story(), language, number);
  }

  /** Its versions from this one on downwards. */
  HistoryPart from(long newest) {
    return HistoryPart.from(newest, this::some);
  }

  private List<SavedVersion> some(long newest) {
    return newest < 1 ? List.of() : desk.history(who, story(), language, newest, AT_ONCE);
  }

  /**
   * The version with which the sitting began in which this one was saved. Of a sitting that was
   * longer than anybody's, it is the earliest one that was looked at; in the first sitting, the
   * very first.
   */
  Optional<Long> before(long number) {
    Optional<SavedVersion> later = Optional.empty();
    List<SavedVersion> some = some(number);
    while (!some.isEmpty()) {
      for (SavedVersion version : some) {
        if (later.filter(after -> !Sitting.areOne(version, after)).isPresent()
            || number - version.number() > LONGEST_SITTING) {
          return Optional.of(version.number());
        }
        later = Optional.of(version);
      }
      some = some(some.getLast().number() - 1);
    }
    return later.map(SavedVersion::number).filter(first -> first < number);
  }

  /** Whether the person may write in the story. */
  boolean mayWrite() {
    return open.mayEdit(who);
  }
}
