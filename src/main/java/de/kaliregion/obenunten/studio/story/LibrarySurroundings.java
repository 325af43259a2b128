package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What is on show, and what the library has besides. */
record LibrarySurroundings(ContentStore content, MediaLibrary library, InstantSource clock)
    implements Surroundings {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @Override
  public Item item(Slug slug, Slug organisation) {
    return content
        .mediaItem(slug)
        .map(this::published)
        .or(() ->
            library
                .find(slug)
                .filter(entry -> belongsTo(entry, organisation))
                .map(LibrarySurroundings::unpublished))
        .orElseGet(Item.Unknown::new);
  }

  /** When its consent has ended, visitors do not have it, although it was released. */
  private Item published(MediaItem item) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    boolean shown = item.consent().map(consent -> consent.covers(today)).orElse(true);
    return shown
        ? new Item.OnShow(item.kind())
        : new Item.Waits(Optional.of(item.kind()), List.of(Gap.CONSENT));
  }

  private static boolean belongsTo(MediaEntry entry, Slug organisation) {
    return entry.draft().organisation().equals(organisation) && entry.draft().deletedAt().isEmpty();
  }

  private static Item unpublished(MediaEntry entry) {
    return new Item.Waits(entry.kind(), entry.gaps());
  }

  @Override
  public boolean hasPlace(Slug slug) {
    return content.place(slug).isPresent();
  }
}
