package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.draft.story.Copyist;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.Publication;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.media.library.Transfer;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Brings the drafts of an export to the writers of this house. A draft that there was not keeps the
 * number of its version, so that translations still tell which German words they tell. What people
 * of the house have written since stays.
 */
public final class DraftImport {
  private final ContentStore content;
  private final StoryDraftStore stories;
  private final EditionDraftStore editions;
  private final InstantSource clock;

  public DraftImport(
      ContentStore content,
      StoryDraftStore stories,
      EditionDraftStore editions,
      InstantSource clock) {
    this.content = content;
    this.stories = stories;
    this.editions = editions;
    this.clock = clock;
  }

  /** Imports; what visitors have must be published already. Returns how many drafts are new. */
  public int run(Belongings belongings) {
    int changed = 0;
    for (Belongings.Writing writing : belongings.stories()) {
      List<Release> releases = content.releases(writing.slug());
      changed += story(belongings.organisation(), writing, releases) ? 1 : 0;
      for (Belongings.EditionWriting edition : writing.editions()) {
        Optional<Release> release =
            releases.stream()
                .filter(shown -> shown.edition().language() == edition.language())
                .findFirst();
        Words words = new Words(belongings.organisation(), writing.slug(), edition, release);
        changed += edition(words) ? 1 : 0;
      }
    }
    return changed;
  }

  /**
   * One language of a story.
   *
   * @param release that visitors have
   */
  private record Words(
      Slug organisation, Slug story, Belongings.EditionWriting edition, Optional<Release> release) {

    Language language() {
      return edition.language();
    }

    Optional<Publication> publication() {
      return edition
          .published()
          .flatMap(version -> release.map(shown -> new Publication(shown.number(), version)));
    }
  }

  private boolean story(Slug organisation, Belongings.Writing writing, List<Release> releases) {
    Optional<StoryDraft> known = stories.find(writing.slug());
    if (known.isPresent()) {
      return writing.facts().filter(facts -> renew(known.get(), facts)).isPresent();
    }
    StoryFacts facts = writing.facts().orElseGet(() -> shownFacts(releases));
    Saving<StoryDraft> saving =
        stories.begin(
            new StoryDraft(
                writing.slug(),
                organisation,
                Optional.empty(),
                1,
                save(0, DraftWriter.facts(facts)),
                facts,
                now(),
                Transfer.ACCOUNT));
    return saving instanceof Saving.Saved<StoryDraft>;
  }

  private static StoryFacts shownFacts(List<Release> releases) {
    return releases.stream()
        .max(Comparator.comparing(Release::publishedAt).thenComparing(Release::id))
        .map(Release::story)
        .map(Copyist::facts)
        .orElse(StoryFacts.EMPTY);
  }

  private boolean renew(StoryDraft known, StoryFacts facts) {
    return !AccountId.isValid(known.changedBy())
        && !known.facts().equals(facts)
        && stories.save(
                known.slug(),
                known.version(),
                save(known.version(), DraftWriter.facts(facts)),
                facts,
                now(),
                Transfer.ACCOUNT)
            instanceof Saving.Saved<StoryDraft>;
  }

  private boolean edition(Words words) {
    return editions
        .find(words.story(), words.language())
        .map(known -> renew(known, words))
        .orElseGet(() -> bring(words));
  }

  private boolean bring(Words words) {
    Belongings.EditionWriting edition = words.edition();
    EditionDraft draft =
        draft(words, edition.version(), edition.manuscript(), Transfer.ACCOUNT, edition.state());
    Optional<EditionDraft> shown =
        words
            .publication()
            .filter(publication -> publication.version() < edition.version())
            .flatMap(
                publication -> words.release().map(release -> shown(words, publication, release)));
    return editions.bring(draft, shown) instanceof Saving.Saved<EditionDraft>;
  }

  /** The version that visitors have, as far as they can tell. */
  private EditionDraft shown(Words words, Publication publication, Release release) {
    return draft(
        words,
        publication.version(),
        Copyist.manuscript(release.edition(), Optional.empty()),
        EditionDraft.RELEASE,
        EditionDraft.State.DRAFT);
  }

  private EditionDraft draft(
      Words words, long version, Manuscript manuscript, String by, EditionDraft.State state) {
    return new EditionDraft(
        words.story(),
        words.language(),
        words.organisation(),
        version,
        save(version, by + DraftWriter.edition(words.edition())),
        manuscript,
        state,
        now(),
        by,
        words.publication(),
        Optional.empty(),
        Optional.empty());
  }

  private boolean renew(EditionDraft known, Words words) {
    if (Fitting.isTouched(known)) {
      return false;
    }
    Belongings.EditionWriting edition = words.edition();
    boolean changed =
        !known.manuscript().equals(edition.manuscript())
            && editions.save(
                    words.story(),
                    words.language(),
                    known.version(),
                    save(known.version(), DraftWriter.edition(edition)),
                    edition.manuscript(),
                    now(),
                    Transfer.ACCOUNT)
                instanceof Saving.Saved<EditionDraft>;
    return mark(words) || changed;
  }

  /** Says of a draft that was there already what visitors have of it, and whose turn it is. */
  private boolean mark(Words words) {
    EditionDraft draft = editions.find(words.story(), words.language()).orElseThrow();
    boolean shown =
        words.publication().filter(p -> p.version() == words.edition().version()).isPresent();
    int number = words.publication().map(Publication::number).orElse(0);
    boolean unknown = shown && draft.published().filter(p -> p.number() == number).isEmpty();
    if (unknown) {
      editions.published(draft, number);
    }
    boolean turned = draft.state() != words.edition().state();
    if (turned) {
      editions.turn(words.story(), words.language(), words.edition().state());
    }
    return unknown || turned;
  }

  /** The same words in place of the same version are the same save. */
  private static SaveId save(long version, String words) {
    byte[] bytes = (version + "\n" + words).getBytes(StandardCharsets.UTF_8);
    return new SaveId("import-" + Sha256.of(bytes).hex().substring(0, 32));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
