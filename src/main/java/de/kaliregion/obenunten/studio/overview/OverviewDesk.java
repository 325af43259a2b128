package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.access.AccessDebt;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import de.kaliregion.obenunten.studio.search.StoryFinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Puts the first page together. */
final class OverviewDesk {
  private final Tasks tasks;
  private final Lately lately;
  private final long quota;
  private final StoryFinder stories;
  private final MediaIndex media;
  private final AccessDebt debt;
  private final ScanFigures.Counts scans;
  private final Supplier<Exhibition> exhibition;
  private final Supplier<Disk> disk;
  private final InstantSource clock;

  OverviewDesk(
      Tasks tasks,
      Lately lately,
      long quota,
      StoryFinder stories,
      MediaIndex media,
      AccessDebt debt,
      ScanFigures.Counts scans,
      Supplier<Exhibition> exhibition,
      Supplier<Disk> disk,
      InstantSource clock) {
    this.tasks = tasks;
    this.lately = lately;
    this.quota = quota;
    this.stories = stories;
    this.media = media;
    this.debt = debt;
    this.scans = scans;
    this.exhibition = exhibition;
    this.disk = disk;
    this.clock = clock;
  }

  /** Whether what takes a while after a start is there. */
  boolean isReady(Duration patience) {
    return stories.isReady(patience) && media.isBuilt(patience);
  }

  Collection<Organisation> organisations() {
    return exhibition.get().organisations();
  }

  private StorageUse use(Slug organisation) {
    return new StorageUse(
        organisation, media.originals(organisation), media.made(organisation), quota);
  }

  Overview overview(SignedIn who, List<Slug> organisations, Telling telling) {
    return new Overview(
        tasks.of(who, organisations, telling),
        lately.of(who, organisations, telling),
        ScanFigures.of(exhibition.get(), organisations, telling.date(clock.instant()), scans),
        organisations.stream().map(this::use).toList(),
        stories.count(organisations),
        media.with(Set.of(), organisations, 0).total(),
        debt.published(organisations),
        Optional.of(who).filter(SignedIn::isOperator).map(_ -> disk.get()));
  }
}
