package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Launch;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Rest;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.TakeDown;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionStatus;
import de.kaliregion.obenunten.content.draft.story.Handing;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.studio.Blanks;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A story as it stands in the list.
 *
 * @param sheets one for each language
 * @param place where it belongs, once somebody has said so
 * @param cover the name of its picture, chosen or the first, once there is one
 * @param people accounts of who began it and of who last changed one of its parts
 * @param openRemarks how many threads about it nobody has marked as done
 * @param changedAt when any part of it was last changed
 * @param changedBy account of whoever did that, or {@link EditionDraft#RELEASE}
 */
public record StoryLine(
    Slug slug,
    Slug organisation,
    Map<Language, Sheet> sheets,
    Optional<Place> place,
    Optional<Slug> cover,
    Set<String> people,
    int openRemarks,
    Instant changedAt,
    String changedBy) {

  /**
   * One language of it.
   *
   * @param title may be empty
   * @param onShow whether visitors have it
   * @param handing in whose hands it lies
   * @param plan what shall happen to it by itself
   */
  public record Sheet(
      EditionStatus status,
      String title,
      boolean onShow,
      Optional<Handing> handing,
      Optional<EditionPlan> plan) {

    /** Account of the one for whom it waits. */
    public Optional<String> waitsFor() {
      return handing.flatMap(Handing::to);
    }

    /** Whether it waits for anybody who may publish it. */
    boolean waitsForAnybody() {
      return status == EditionStatus.REVIEW && waitsFor().isEmpty();
    }

    /** When visitors get a version that was approved. */
    public Optional<Launch> launch() {
      return plan.flatMap(EditionPlan::launch);
    }

    /** When visitors have it no longer. */
    public Optional<TakeDown> end() {
      return plan.flatMap(EditionPlan::takeDown);
    }
  }

  private record Change(Instant at, String by) {}

  static StoryLine of(StorySource source) {
    StoryDraft story = source.story();
    Change last =
        source.editions().stream()
            .map(edition -> new Change(edition.changedAt(), edition.changedBy()))
            .reduce(
                new Change(story.changedAt(), story.changedBy()),
                (one, other) -> other.at().isBefore(one.at()) ? one : other);
    return new StoryLine(
        story.slug(),
        story.organisation(),
        sheets(source),
        source.place(),
        Optional.of(Cover.of(story, source.editions()).facts().cover())
            .filter(Slug::isValid)
            .map(Slug::new),
        people(source),
        source.openRemarks(),
        last.at(),
        last.by());
  }

  private static Map<Language, Sheet> sheets(StorySource source) {
    Map<Language, Sheet> sheets = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Optional<EditionDraft> edition = source.in(language);
      sheets.put(
          language,
          new Sheet(
              status(source, language),
              edition.map(draft -> Blanks.strip(draft.manuscript().title())).orElse(""),
              edition.flatMap(EditionDraft::published).isPresent(),
              edition.flatMap(EditionDraft::handing),
              source.planFor(language)));
    }
    return sheets;
  }

  /** Visitors have an earlier version also where a part could come now that waited. */
  private static EditionStatus status(StorySource source, Language language) {
    Optional<EditionDraft> edition = source.in(language);
    EditionStatus status = EditionStatus.of(edition, source.in(Language.GERMAN));
    boolean more =
        source
            .planFor(language)
            .flatMap(EditionPlan::rest)
            .filter(Rest::ready)
            .filter(rest -> edition.orElseThrow().version() == rest.version())
            .isPresent();
    return status == EditionStatus.PUBLISHED && more ? EditionStatus.CHANGED : status;
  }

  /** The accounts of those for whom something of it waits. */
  Set<String> waitsFor() {
    Set<String> people = new HashSet<>();
    for (Sheet sheet : sheets.values()) {
      sheet.waitsFor().ifPresent(people::add);
      sheet
          .launch()
          .filter(launch -> launch.held().isPresent())
          .map(Launch::by)
          .ifPresent(people::add);
    }
    return people;
  }

  /** Whether something of it waits for anybody who may publish it. */
  boolean waitsForAnybody() {
    return sheets.values().stream().anyMatch(Sheet::waitsForAnybody);
  }

  private static Set<String> people(StorySource source) {
    Set<String> people = new HashSet<>(source.story().begunBy().stream().toList());
    Stream.concat(
            Stream.of(source.story().changedBy()),
            source.editions().stream().map(EditionDraft::changedBy))
        .filter(account -> !account.equals(EditionDraft.RELEASE))
        .forEach(people::add);
    return Set.copyOf(people);
  }

  /** The story in this language. */
  public Sheet sheet(Language language) {
    return sheets.get(language);
  }

  /** The language whose title is shown to a reader of this one; empty when it has no title. */
  public Optional<Language> titleLanguage(Language reader) {
    return reader.fallbacks().stream()
        .filter(language -> !sheet(language).title().isEmpty())
        .findFirst();
  }

  /** Its title for a reader of this language; empty when it has none. */
  public String title(Language reader) {
    return titleLanguage(reader).map(language -> sheet(language).title()).orElse("");
  }

  /** The languages that somebody has begun. */
  private Stream<Language> begun() {
    return Arrays.stream(Language.values())
        .filter(language -> sheet(language).status() != EditionStatus.MISSING);
  }

  /**
   * The language in which it is opened: one for which it is shown, else the first that was begun.
   */
  public Language opening(StoryShow show) {
    return Optional.of(show)
        .filter(wanted -> wanted != StoryShow.ALL && wanted != StoryShow.MISSING)
        .flatMap(wanted -> wanted.languages(this).stream().findFirst())
        .or(() -> begun().findFirst())
        .orElse(Language.GERMAN);
  }

  /** Whether the last change was what visitors had before there were drafts. */
  public boolean isFromRelease() {
    return changedBy.equals(EditionDraft.RELEASE);
  }
}
