package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Launch;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Rest;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.TakeDown;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.Publication;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.studio.story.StoryReader.EditionReading;
import de.kaliregion.obenunten.studio.story.StoryReader.StoryReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Does what was planned once it is due: gives visitors an approved version, takes one from them, or
 * adds the parts that waited. Whatever fails is done the next time; what another node has done
 * already is not done again.
 */
final class DuePlans implements Runnable {
  /** Descriptions change without anybody being told. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final StoryStores stores;
  private final StoryReader reader;
  private final Publisher publisher;
  private final Closing closing;
  private final StoryLog log;
  private final InstantSource clock;
  private long generation = -1;
  private Instant looked = Instant.MIN;

  DuePlans(
      StoryStores stores,
      StoryReader reader,
      Publisher publisher,
      Closing closing,
      StoryLog log,
      InstantSource clock) {
    this.stores = stores;
    this.reader = reader;
    this.publisher = publisher;
    this.closing = closing;
    this.log = log;
    this.clock = clock;
  }

  /** One that fails does not keep the others back. */
  @Override
  public synchronized void run() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long current = stores.content().generation();
    boolean lookAtRests = current != generation || !now.isBefore(looked.plus(LOOK_AGAIN));
    Optional<RuntimeException> failed = Optional.empty();
    for (EditionPlan plan : stores.plans().all()) {
      try {
        run(plan, now, lookAtRests);
      } catch (RuntimeException e) {
        failed = failed.or(() -> Optional.of(e));
      }
    }
    if (failed.isPresent()) {
      throw failed.get();
    }
    if (lookAtRests) {
      generation = current;
      looked = now;
    }
  }

  private void run(EditionPlan plan, Instant now, boolean lookAtRests) {
    Optional<TakeDown> end = plan.takeDown().filter(due -> !due.at().isAfter(now));
    Optional<Launch> launch = plan.launch().filter(due -> !due.at().isAfter(now));
    if (end.isPresent()) {
      end(plan, end.get(), now);
    } else if (launch.isPresent()) {
      launch(plan, launch.get(), now);
    } else if (lookAtRests && plan.rest().isPresent()) {
      rest(plan, plan.rest().get(), now);
    }
  }

  private void end(EditionPlan plan, TakeDown end, Instant now) {
    AccountId by = new AccountId(end.by());
    if (closing.takeDownAsPlanned(plan, seen -> isStillPlanned(seen, end), by, now)) {
      log.note(
          by, "story-taken-down-as-planned", plan.organisation(), plan.story(), plan.language());
    }
  }

  private boolean isStillPlanned(EditionPlan seen, TakeDown end) {
    return stores
        .plans()
        .find(seen.story(), seen.language())
        .flatMap(EditionPlan::takeDown)
        .filter(end::equals)
        .isPresent();
  }

  private void launch(EditionPlan plan, Launch launch, Instant now) {
    Optional<EditionDraft> version =
        stores.editions().version(plan.story(), plan.language(), launch.version());
    Optional<StoryDraft> facts = stores.stories().version(plan.story(), launch.facts());
    if (version.isEmpty() || facts.isEmpty() || isOvertaken(plan, launch)) {
      stores.plans().drop(plan.story(), plan.language(), launch);
      return;
    }
    AccountId by = new AccountId(launch.by());
    StoryDraft covered = covered(facts.get(), version.get());
    publisher.releaseItems(by, covered, version.get());
    EditionReading words = reader.edition(version.get());
    Optional<Story> story = story(covered, launch);
    if (story.isPresent() && words instanceof EditionReading.Readable readable) {
      publisher.publish(by, story.get(), version.get(), readable, now);
      if (stores.plans().drop(plan.story(), plan.language(), launch)) {
        log.note(
            by, "story-published-as-planned", plan.organisation(), plan.story(), plan.language());
      }
    } else if (launch.held().isEmpty()) {
      stores.plans().hold(plan.story(), plan.language(), launch, now);
    }
  }

  /** Whether somebody has published a later version since, which is not to be undone. */
  private boolean isOvertaken(EditionPlan plan, Launch launch) {
    return stores
        .editions()
        .find(plan.story(), plan.language())
        .flatMap(EditionDraft::published)
        .map(Publication::version)
        .filter(shown -> shown > launch.version())
        .isPresent();
  }

  /** Its picture is one of this version, and not of what was written since. */
  private StoryDraft covered(StoryDraft facts, EditionDraft version) {
    Stream<EditionDraft> others =
        stores.editions().of(facts.slug()).stream()
            .filter(edition -> edition.language() != version.language());
    return Cover.of(facts, Stream.concat(Stream.of(version), others).toList());
  }

  /**
   * What the languages share: as it was approved, or as it was published since with another
   * language, whose visitors keep it.
   */
  private Optional<Story> story(StoryDraft covered, Launch launch) {
    return shown(covered.slug())
        .filter(release -> release.publishedAt().isAfter(launch.approvedAt()))
        .map(Release::story)
        .or(() ->
            reader.story(covered) instanceof StoryReading.Readable(Story story)
                ? Optional.of(story)
                : Optional.empty());
  }

  /** The release that says what visitors have of what the languages share. */
  private Optional<Release> shown(Slug story) {
    return stores.content().releases(story).stream()
        .max(Comparator.comparing(Release::publishedAt).thenComparing(Release::id));
  }

  /** Adds what lacks nothing any more to the version that visitors have. */
  private void rest(EditionPlan plan, Rest rest, Instant now) {
    Optional<Edition> shown =
        stores.content().releases(plan.story()).stream()
            .map(Release::edition)
            .filter(edition -> edition.language() == plan.language())
            .findFirst();
    Optional<EditionDraft> version =
        stores
            .editions()
            .find(plan.story(), plan.language())
            .flatMap(EditionDraft::published)
            .filter(publication -> publication.version() == rest.version())
            .flatMap(_ -> stores.editions().version(plan.story(), plan.language(), rest.version()));
    if (shown.isEmpty() || version.isEmpty()) {
      stores.plans().drop(plan.story(), plan.language(), rest);
    } else if (reader.edition(version.get()) instanceof EditionReading.Readable words) {
      AccountId by = new AccountId(rest.by());
      if (gains(shown.get(), words.edition())) {
        Story story = shown(plan.story()).orElseThrow().story();
        publisher.publish(by, story, version.get(), words, now);
        log.note(by, "story-part-published", plan.organisation(), plan.story(), plan.language());
      } else {
        note(plan, rest, WaitingParts.of(rest.version(), rest.by(), words.waiting()));
      }
    }
  }

  /** Whether visitors would get more than they have, and lose nothing. */
  private static boolean gains(Edition shown, Edition now) {
    List<?> blocks = now.blocks();
    return blocks.size() > shown.blocks().size() && blocks.containsAll(shown.blocks());
  }

  private void note(EditionPlan plan, Rest before, Optional<Rest> now) {
    if (now.isEmpty()) {
      stores.plans().drop(plan.story(), plan.language(), before);
    } else if (!now.get().equals(before)) {
      stores.plans().rest(plan.story(), plan.language(), plan.organisation(), now.get());
    }
  }
}
