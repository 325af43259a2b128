package de.kaliregion.obenunten.studio.media.index;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.access.Barrier;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.media.MediaHouse;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.storage.mongo.MediaChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How media items are found in the studio, on a real store. */
class MediaIndexTest {
  private static final List<Slug> OURS = List.of(MediaHouse.MUSEUM);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  private MediaHouse house;
  private final List<MediaIndex> indexes = new ArrayList<>();

  @BeforeEach
  void open() {
    house = new MediaHouse(folder);
  }

  @AfterEach
  void close() throws IOException {
    indexes.forEach(MediaIndex::close);
    house.close();
  }

  private MediaIndex index() {
    MediaIndex index = new MediaIndex(house.library, MediaChanges.open(house.database()));
    indexes.add(index);
    return index;
  }

  private static long lacking(MediaIndex index, Gap gap) {
    return index.with(Set.of(MediaTrait.lacks(gap)), OURS, 10).total();
  }

  @Test
  void anItemIsFoundFromItsArrivalOnAndByItsTitleWhenItHasOne() {
    MediaIndex index = index();
    assertThat(index.find("stollen", OURS, 10).total()).isZero();

    house.library.receive(house.arrival(1, "Stollen_alt.jpg"));
    Slug slug = house.entry(1).slug();
    assertThat(index.find("stollen", OURS, 10).first()).containsExactly(slug);

    house.library.save(
        slug, 1, MediaHouse.complete("Grubenlampe des Steigers"), MediaHouse.CURATOR);
    assertThat(index.find("lampe steiger", OURS, 10).first()).containsExactly(slug);
  }

  @Test
  void whatItLacksFollowsInspectionDescriptionAndRelease() {
    MediaIndex index = index();
    MediaEntry picture = house.readyPicture(1, "a.jpg");
    assertThat(lacking(index, Gap.ALT)).isEqualTo(1);
    assertThat(index.with(Set.of(MediaTrait.LACKS_RIGHTS), OURS, 10).total()).isEqualTo(1);
    assertThat(index.with(Set.of(MediaTrait.has(Barrier.PICTURE_UNDESCRIBED)), OURS, 10).first())
        .containsExactly(picture.slug());

    house.library.save(
        picture.slug(), picture.draft().version(), MediaHouse.complete("Turm"), MediaHouse.CURATOR);
    assertThat(lacking(index, Gap.ALT)).isZero();
    assertThat(index.with(Set.of(MediaTrait.has(Barrier.DESCRIBED_ONCE)), OURS, 10).total())
        .isEqualTo(1);
    assertThat(index.with(Set.of(MediaTrait.NOT_RELEASED), OURS, 10).total()).isEqualTo(1);

    house.library.release(picture.slug(), MediaHouse.CURATOR);
    assertThat(index.with(Set.of(MediaTrait.NOT_RELEASED), OURS, 10).total()).isZero();
  }

  @Test
  void whatWasRefusedIsToldAsStuckAndWhatWasDeletedNotAtAll() {
    MediaIndex index = index();
    house.library.receive(house.arrival(1, "a.xyz"));
    house.masters.refuse(MediaHouse.id(1), MediaHouse.german("Nichts, was man zeigen kann."));
    assertThat(index.with(Set.of(MediaTrait.FAILED), OURS, 10).total()).isEqualTo(1);

    house.library.delete(house.entry(1).slug(), MediaHouse.CURATOR);
    assertThat(index.with(Set.of(MediaTrait.FAILED), OURS, 10).total()).isZero();
    assertThat(index.with(Set.of(), OURS, 10).total()).isZero();
  }

  @Test
  void whatWasMadeOfDeletedItemsTakesRoomUntilTheyArePurged() throws IOException {
    MediaIndex index = index();
    MediaEntry picture = house.readyPicture(1, "a.jpg");
    long made = picture.master().bytesInAll() - picture.master().bytes();
    assertThat(index.made(MediaHouse.MUSEUM)).isEqualTo(made).isPositive();
    assertThat(index.originals(MediaHouse.MUSEUM))
        .isEqualTo(house.library.bytes(MediaHouse.MUSEUM))
        .isPositive();

    house.library.delete(picture.slug(), MediaHouse.CURATOR);
    assertThat(index.made(MediaHouse.MUSEUM)).isEqualTo(made);

    house.clock.pass(Duration.ofDays(32));
    house.purge.run();
    assertThat(index.made(MediaHouse.MUSEUM)).isZero();
    assertThat(index.originals(MediaHouse.MUSEUM)).isZero();
  }

  @Test
  void anItemWhoseOriginalIsReplacedStaysOneItem() {
    MediaIndex index = index();
    MediaEntry picture = house.readyPicture(1, "a.jpg");
    assertThat(index.with(Set.of(), OURS, 10).total()).isEqualTo(1);

    house.library.receive(house.replacement(2, "b.wav", picture.slug()));
    house.production.accepted(MediaHouse.id(2), MediaHouse.facts(MediaItem.Kind.SOUND));

    assertThat(index.with(Set.of(), OURS, 10).first()).containsExactly(picture.slug());
    assertThat(lacking(index, Gap.TRANSCRIPT)).isEqualTo(1);
    assertThat(lacking(index, Gap.ALT)).isZero();
  }

  @Test
  void othersFindNothingOfIt() {
    MediaIndex index = index();
    house.readyPicture(1, "stollen.jpg");

    assertThat(index.find("stollen", List.of(new Slug("elsewhere")), 10).total()).isZero();
    assertThat(index.find("stollen", List.of(), 10).total()).isZero();
    assertThat(index.sentBy("a".repeat(32), Set.of(), OURS, 10).total()).isZero();
    assertThat(index.sentBy(MediaHouse.CURATOR, Set.of(), OURS, 10).total()).isEqualTo(1);
  }

  @Test
  void theLastChangeStandsFirst() {
    MediaIndex index = index();
    for (int i = 1; i <= 5; i++) {
      house.clock.pass(Duration.ofMinutes(1));
      house.library.receive(house.arrival(i, "bild " + i + ".jpg"));
    }
    house.clock.pass(Duration.ofMinutes(1));
    house.library.save(
        house.entry(2).slug(), 1, MediaHouse.complete("Zuletzt"), MediaHouse.CURATOR);

    assertThat(index.with(Set.of(), OURS, 3).first())
        .containsExactly(house.entry(2).slug(), house.entry(5).slug(), house.entry(4).slug());
  }

  @Test
  void moreChangesThanAreToldOneByOneAreTakenInToo() {
    MediaIndex index = index();
    assertThat(index.with(Set.of(), OURS, 0).total()).isZero();
    for (int i = 1; i <= MediaChanges.KEPT + 20; i++) {
      house.library.receive(house.arrival(i, "viele " + i + ".jpg"));
    }

    until(() -> index.with(Set.of(), OURS, 0).total() == MediaChanges.KEPT + 20);
    assertThat(index.find("viele 217", OURS, 10).total()).isEqualTo(1);
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not within " + PATIENCE).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
