package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionStatus;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.story.StoryReader.EditionReading;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A story as it lies before a curator.
 *
 * @param missing what visitors cannot do without in any language
 * @param editions one for each language, in their usual order
 */
public record OpenStory(StoryDraft story, List<StoryGap> missing, List<Sheet> editions) {

  /**
   * One language of it.
   *
   * @param outdated whether it tells German words that are no longer those which visitors have
   * @param draft empty where nobody has begun it
   * @param needed what visitors cannot do without in this language
   * @param waiting why some of its blocks wait
   * @param plan what shall happen to it by itself
   * @param hasMore whether visitors have it as it was written, and could have more of it now
   */
  public record Sheet(
      Language language,
      EditionStatus status,
      boolean outdated,
      Optional<EditionDraft> draft,
      List<StoryGap> needed,
      List<StoryGap> waiting,
      EditionPlan plan,
      boolean hasMore) {}

  /**
   * Lays it out.
   *
   * @param plans for those of its editions for which there are any
   * @param shown what visitors have of it
   */
  static OpenStory of(
      StoryDraft story,
      List<EditionDraft> drafts,
      List<EditionPlan> plans,
      List<Edition> shown,
      StoryReader reader) {
    Optional<EditionDraft> german = in(Language.GERMAN, drafts);
    return new OpenStory(
        story,
        reader.story(Cover.of(story, drafts)).needed(),
        Arrays.stream(Language.values())
            .map(language ->
                sheet(
                    language,
                    in(language, drafts),
                    german,
                    plan(story, language, plans),
                    shown.stream().filter(edition -> edition.language() == language).findFirst(),
                    reader))
            .toList());
  }

  private static Optional<EditionDraft> in(Language language, List<EditionDraft> drafts) {
    return drafts.stream().filter(draft -> draft.language() == language).findFirst();
  }

  private static Sheet sheet(
      Language language,
      Optional<EditionDraft> draft,
      Optional<EditionDraft> german,
      EditionPlan plan,
      Optional<Edition> shown,
      StoryReader reader) {
    Optional<EditionReading> reading = draft.map(reader::edition);
    boolean more = WaitingParts.isMore(draft, reading, shown);
    return new Sheet(
        language,
        status(draft, german, more),
        draft.filter(one -> EditionStatus.isOutdated(one, german)).isPresent(),
        draft,
        reading.map(EditionReading::needed).orElse(List.of()),
        reading.map(EditionReading::waiting).orElse(List.of()),
        plan,
        more);
  }

  /** Visitors have an earlier version also where a part could come now that waited. */
  private static EditionStatus status(
      Optional<EditionDraft> draft, Optional<EditionDraft> german, boolean more) {
    EditionStatus status = EditionStatus.of(draft, german);
    return status == EditionStatus.PUBLISHED && more ? EditionStatus.CHANGED : status;
  }

  private static EditionPlan plan(StoryDraft story, Language language, List<EditionPlan> plans) {
    return plans.stream()
        .filter(plan -> plan.language() == language)
        .findFirst()
        .orElseGet(() -> EditionPlan.none(story.slug(), language, story.organisation()));
  }

  /** Whether the person may write in it: contributors may in what they began themselves. */
  boolean mayEdit(SignedIn who) {
    return story
        .begunBy()
        .map(AccountId::new)
        .map(maker -> who.may(Right.EDIT_STORY, story.organisation(), maker))
        .orElseGet(() -> who.may(Right.EDIT_STORY, story.organisation()));
  }

  /** The edition in this language. */
  public Sheet in(Language language) {
    return editions.get(language.ordinal());
  }
}
