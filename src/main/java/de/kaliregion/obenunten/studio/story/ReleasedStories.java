package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.Copyist;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.Publication;
import de.kaliregion.obenunten.content.draft.story.Withdrawal;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import de.kaliregion.obenunten.studio.story.StoryReader.EditionReading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that curators find in the drafts what visitors have, also where it came from
 * elsewhere, such as a collection that the command line imported. What they have written since
 * stays. On whichever nodes and however often it is done, it makes the same drafts.
 */
final class ReleasedStories {
  private final ContentStore content;
  private final StoryDraftStore stories;
  private final EditionDraftStore editions;
  private final StoryReader reader;

  ReleasedStories(
      ContentStore content,
      StoryDraftStore stories,
      EditionDraftStore editions,
      StoryReader reader) {
    this.reader = reader;
    this.content = content;
    this.stories = stories;
    this.editions = editions;
  }

  /** The organisation of a story that visitors have. */
  Optional<Slug> organisation(Slug story) {
    return newest(content.releases(story)).map(release -> release.story().organisation());
  }

  private static Optional<Release> newest(List<Release> releases) {
    return releases.stream().max(Comparator.comparing(Release::publishedAt));
  }

  /** Takes into the drafts of a story what visitors have of it. */
  void takeOver(Slug story) {
    // In this order: a draft that is marked as published was published before its mark.
    List<EditionDraft> drafts = editions.of(story);
    List<Release> releases = content.releases(story);
    drafts.forEach(draft -> noteTakenDown(draft, releases));
    newest(releases).ifPresent(this::takeOverFacts);
    releases.stream()
        .sorted(Comparator.comparing(release -> release.edition().language()))
        .forEach(this::takeOver);
  }

  /** It was taken down by somebody who died before that was noted. */
  private void noteTakenDown(EditionDraft draft, List<Release> releases) {
    boolean shown =
        releases.stream().anyMatch(release -> release.edition().language() == draft.language());
    if (!shown && draft.published().isPresent()) {
      content
          .takenDown(draft.story(), draft.language())
          .ifPresent(last ->
              editions.withdrawn(
                  draft.story(),
                  draft.language(),
                  new Withdrawal(last.number(), last.publishedAt(), EditionDraft.RELEASE)));
    }
  }

  private void takeOverFacts(Release release) {
    Slug slug = release.story().slug();
    if (stories.find(slug).isEmpty()) {
      stories.begin(ReleaseDrafts.story(release));
    }
  }

  private void takeOver(Release release) {
    Slug story = release.story().slug();
    Language language = release.edition().language();
    Optional<EditionDraft> draft = editions.find(story, language);
    if (draft.isEmpty()) {
      mark(editions.begin(ReleaseDrafts.edition(release, germanVersion(release))), release);
    } else if (numberOf(draft.get()) < release.number()) {
      catchUp(draft.get(), release);
    }
  }

  /**
   * A release that the draft does not know: it was made from it by somebody who died before it was
   * marked, or it came from elsewhere. That replaces only what nobody has changed since.
   */
  private void catchUp(EditionDraft draft, Release release) {
    boolean changed =
        draft.published().map(Publication::version).filter(at -> at == draft.version()).isEmpty();
    if (draft.save().equals(ReleaseDrafts.save(release)) || isMadeFrom(draft, release)) {
      editions.published(draft, release.number());
    } else if (!changed) {
      mark(
          editions.save(
              draft.story(),
              draft.language(),
              draft.version(),
              ReleaseDrafts.save(release),
              Copyist.manuscript(release.edition(), germanVersion(release)),
              release.publishedAt(),
              EditionDraft.RELEASE),
          release);
    }
  }

  private boolean isMadeFrom(EditionDraft draft, Release release) {
    return reader.edition(draft) instanceof EditionReading.Readable readable
        && readable.edition().equals(release.edition());
  }

  private void mark(Saving<EditionDraft> saving, Release release) {
    if (saving instanceof Saving.Saved<EditionDraft>(EditionDraft draft)) {
      editions.published(draft, release.number());
    }
  }

  private Optional<Long> germanVersion(Release release) {
    return release.edition().language() == Language.GERMAN
        ? Optional.empty()
        : editions
            .find(release.story().slug(), Language.GERMAN)
            .flatMap(EditionDraft::published)
            .map(Publication::version);
  }

  private static int numberOf(EditionDraft draft) {
    return draft.published().map(Publication::number).orElse(0);
  }
}
