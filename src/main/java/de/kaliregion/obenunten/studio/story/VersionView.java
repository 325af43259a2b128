package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.history.WordDiff.Fate;
import de.kaliregion.obenunten.studio.history.WordDiff.Run;
import de.kaliregion.obenunten.studio.history.Writers;
import de.kaliregion.obenunten.studio.story.ComparisonView.ShownBlock;
import de.kaliregion.obenunten.studio.story.ComparisonView.ShownField;
import de.kaliregion.obenunten.web.page.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One version of an edition as its page shows it.
 *
 * @param newest the version that stands there now
 * @param isShown whether visitors have it
 * @param other with which it is compared; empty to read it alone
 * @param choices with what it can be compared, in words, by their numbers; 0 is nothing
 * @param isBeginning whether nobody saved anything before it
 * @param mayWrite whether it can be brought back by this person
 * @param outrun the version that stood there when the person asked to bring this one back, where
 *     somebody has saved another one since
 */
public record VersionView(
    StoryAddress address,
    Telling telling,
    Writers writers,
    String title,
    EditionDraft version,
    EditionDraft newest,
    boolean isShown,
    Optional<EditionDraft> other,
    Map<Long, String> choices,
    boolean isBeginning,
    ComparisonView comparison,
    boolean mayWrite,
    Optional<Long> outrun) {

  /** In place of the number of another version: it is only read. */
  static final long ALONE = 0;

  /**
   * Makes the page of a version.
   *
   * @param before the version before it, as the history tells it
   * @param other with which it is to be compared
   */
  static VersionView of(
      EditionHistory history,
      EditionDraft version,
      Optional<Long> before,
      Optional<EditionDraft> other,
      Telling telling,
      FieldWords words,
      Optional<Long> outrun) {
    return new VersionView(
        new StoryAddress(history.story(), history.language()),
        telling,
        new Writers(telling),
        history.title().orElseGet(() -> telling.text().text("story.untitled")),
        version,
        history.newest().orElse(version),
        history.shown().filter(shown -> shown == version.version()).isPresent(),
        other,
        choices(history, version, before, other, telling),
        before.isEmpty(),
        comparison(version, other.orElse(version), words),
        history.mayWrite(),
        outrun);
  }

  private static ComparisonView comparison(EditionDraft one, EditionDraft two, FieldWords words) {
    return one.version() < two.version()
        ? ComparisonView.of(one.manuscript(), two.manuscript(), words)
        : ComparisonView.of(two.manuscript(), one.manuscript(), words);
  }

  private static Map<Long, String> choices(
      EditionHistory history,
      EditionDraft version,
      Optional<Long> before,
      Optional<EditionDraft> other,
      Telling telling) {
    Map<String, Optional<Long>> kinds = new LinkedHashMap<>();
    kinds.put("history.with.shown", history.shown());
    kinds.put("history.with.newest", history.newest().map(EditionDraft::version));
    kinds.put("history.with.before", before);
    Map<Long, String> choices = new LinkedHashMap<>();
    kinds.forEach((key, number) ->
        number
            .filter(that -> that != version.version())
            .flatMap(history::version)
            .map(that -> telling.text().text(key, telling.moment(that.changedAt())))
            .ifPresent(words -> choices.putIfAbsent(number.get(), words)));
    other.ifPresent(that -> choices.putIfAbsent(that.version(), telling.moment(that.changedAt())));
    choices.put(ALONE, telling.text().text("history.with.nothing"));
    return choices;
  }

  private Messages text() {
    return telling.text();
  }

  public long number() {
    return version.version();
  }

  public boolean isNewest() {
    return number() == newest.version();
  }

  /** Whether just these words stand there now. */
  public boolean isThere() {
    return newest.saysTheSameAs(version);
  }

  /** The number of the version that it is compared with; 0 for none. */
  public long with() {
    return other.map(EditionDraft::version).orElse(ALONE);
  }

  /** The earlier one of the two that are compared. */
  public EditionDraft earlier() {
    return other.filter(that -> that.version() < number()).orElse(version);
  }

  /** The later one of the two that are compared. */
  public EditionDraft later() {
    return other.filter(that -> that.version() > number()).orElse(version);
  }

  public String name(EditionDraft draft) {
    return writers.name(draft.changedBy());
  }

  /** The language of the words, for screen readers. */
  public String lang() {
    Language language = address.language();
    return language == Language.EASY_GERMAN ? Language.GERMAN.tag() : language.tag();
  }

  /** The words of a part; of one in which there are none, signs in their place. */
  public static String seen(Run run) {
    return run.text().isBlank()
        ? run.text().replace("\n", "↵\n").replace(' ', '\u00B7')
        : run.text();
  }

  public int words() {
    return WordCount.of(version.manuscript());
  }

  /** Names the save that bringing it back makes. */
  public String save() {
    return SaveId.random().value();
  }

  /** What is different in a few words. */
  public List<String> differences() {
    List<String> differences = new ArrayList<>();
    comparison.head().stream()
        .filter(ShownField::changed)
        .map(field -> text().text("history.differs", field.label()))
        .forEach(differences::add);
    addCount(differences, "history.rewritten", ShownBlock::isRewritten);
    addCount(differences, "history.added", block -> block.fate() == Fate.ADDED);
    addCount(differences, "history.removed", block -> block.fate() == Fate.REMOVED);
    addCount(differences, "history.moved", block -> block.move().isPresent());
    if (comparison.isTranslationOther()) {
      differences.add(text().text("history.translation"));
    }
    return differences;
  }

  private void addCount(List<String> differences, String key, Predicate<ShownBlock> quality) {
    long number = comparison.count(quality);
    if (number > 0) {
      differences.add(telling.count(key, number));
    }
  }
}
