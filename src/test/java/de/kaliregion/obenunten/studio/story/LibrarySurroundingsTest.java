package de.kaliregion.obenunten.studio.story;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Consent;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.media.MediaHouse;
import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.studio.story.Surroundings.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a story can show, by what the library and the visitors have. */
class LibrarySurroundingsTest {
  private static final Slug ELSEWHERE = new Slug("elsewhere");

  @TempDir Path folder;

  private MediaHouse house;
  private LibrarySurroundings surroundings;

  @BeforeEach
  void open() {
    house = new MediaHouse(folder);
    surroundings = new LibrarySurroundings(house.content, house.library, house.clock);
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  private Item item(Slug slug) {
    return surroundings.item(slug, MediaHouse.MUSEUM);
  }

  @Test
  void whatWasReleasedIsOnShowForEverybody() {
    Slug slug = house.releasedPicture(1, "bild.jpg").slug();

    assertThat(item(slug)).isEqualTo(new Item.OnShow(Kind.PICTURE));
    assertThat(surroundings.item(slug, ELSEWHERE)).isEqualTo(new Item.OnShow(Kind.PICTURE));
  }

  @Test
  void whatWasNotReleasedWaitsAndSaysWhatItLacks() {
    Slug slug = house.readyPicture(1, "bild.jpg").slug();
    house.library.receive(house.arrival(2, "neu.jpg"));
    Slug uninspected = house.entry(2).slug();

    assertThat(item(slug))
        .isInstanceOfSatisfying(
            Item.Waits.class,
            waits -> {
              assertThat(waits.kind()).contains(Kind.PICTURE);
              assertThat(waits.missing()).contains(Gap.ALT, Gap.LICENCE);
            });
    assertThat(item(uninspected)).isEqualTo(new Item.Waits(Optional.empty(), List.of()));
  }

  @Test
  void anotherHousesWorkAndWhatWasDeletedAreUnknown() {
    Slug slug = house.readyPicture(1, "bild.jpg").slug();
    assertThat(surroundings.item(slug, ELSEWHERE)).isEqualTo(new Item.Unknown());

    house.library.delete(slug, MediaHouse.CURATOR);
    assertThat(item(slug)).isEqualTo(new Item.Unknown());
    assertThat(item(new Slug("nowhere"))).isEqualTo(new Item.Unknown());
  }

  /** The last day ends at midnight in Germany. */
  @Test
  void whenAConsentHasEndedItIsMissing() {
    house.content.put(until(LocalDate.of(2026, 5, 1)));
    Slug slug = new Slug("zeitzeugin");

    house.clock.set(Instant.parse("2026-05-01T21:59:59Z"));
    assertThat(item(slug)).isEqualTo(new Item.OnShow(Kind.PICTURE));
    house.clock.set(Instant.parse("2026-05-01T22:00:00Z"));
    assertThat(item(slug))
        .isEqualTo(new Item.Waits(Optional.of(Kind.PICTURE), List.of(Gap.CONSENT)));
  }

  private MediaItem until(LocalDate last) {
    MediaItem any = house.content.mediaItem(house.releasedPicture(1, "a.jpg").slug()).orElseThrow();
    return new MediaItem(
        new Slug("zeitzeugin"),
        any.kind(),
        any.title(),
        any.alt(),
        any.description(),
        any.caption(),
        any.rights(),
        Optional.of(new Consent("Vertrag", Optional.of(last))),
        any.derivatives(),
        any.poster(),
        any.spoken(),
        any.synthetic(),
        any.transcripts());
  }

  @Test
  void placesAreKnownByTheirNames() {
    Place place = new GeneratedContent(3).place();
    house.content.put(place);

    assertThat(surroundings.hasPlace(place.slug())).isTrue();
    assertThat(surroundings.hasPlace(new Slug("nowhere"))).isFalse();
  }
}
