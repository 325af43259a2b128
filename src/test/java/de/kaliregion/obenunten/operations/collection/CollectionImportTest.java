package de.kaliregion.obenunten.operations.collection;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Into a real store. */
class CollectionImportTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  @TempDir Path data;

  private SmallCollection collection;
  private MongoConnection connection;
  private ContentStore store;
  private BlobStore blobs;

  @BeforeEach
  void open() throws IOException {
    collection = SmallCollection.in(folder);
    connection = MongoConnection.embedded(data);
    store = ContentStore.open(connection.database());
    blobs = BlobStore.open(data);
  }

  @AfterEach
  void close() throws IOException {
    blobs.close();
    connection.close();
  }

  @Test
  void everythingOfTheCollectionIsPublished() throws IOException {
    CollectionImport.Outcome outcome = importIt();

    Published published = store.published();
    assertThat(outcome).isEqualTo(new CollectionImport.Outcome(11, 1));
    assertThat(published.places()).hasSize(2);
    assertThat(published.releases())
        .extracting(Release::id, Release::publishedAt)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("shaft.de.1", CLOCK.instant()));
    for (var digest : CollectionReader.read(folder).files().keySet()) {
      assertThat(blobs.find(digest)).isPresent();
    }
  }

  @Test
  void importingAgainChangesNothing() {
    importIt();
    Published before = store.published();

    CollectionImport.Outcome again = importIt();

    assertThat(again.changed()).isFalse();
    assertThat(store.generation()).isEqualTo(before.generation());
    assertThat(store.published()).isEqualTo(before);
  }

  @Test
  void anImportRaisesTheGenerationOnce() {
    long before = store.generation();

    importIt();

    assertThat(store.generation()).isEqualTo(before + 1);
  }

  @Test
  void whatAKilledImportLeftUnannouncedIsAnnouncedByTheNextOnce() {
    importIt();
    long before = store.generation();
    collection.changed("stories/shaft/de.md", "Ein Absatz", "Ein anderer Absatz");
    var changed = CollectionReader.read(folder).stories().getFirst();
    store.publish(changed.story(), changed.editions().getFirst(), CLOCK.instant());

    CollectionImport.Outcome second = importIt();
    importIt();

    assertThat(second.changed()).isFalse();
    assertThat(store.generation()).isEqualTo(before + 1);
  }

  @Test
  void oneChangedLanguageGetsANewReleaseAndTheOthersStay() {
    collection.with(
        "stories/shaft/en.md", "---\ntitle: The shaft\nteaser: Down.\n---\n\nA paragraph.\n");
    importIt();

    collection.changed("stories/shaft/en.md", "A paragraph.", "Another paragraph.");
    CollectionImport.Outcome outcome = importIt();

    assertThat(outcome).isEqualTo(new CollectionImport.Outcome(0, 1));
    assertThat(store.published().releases())
        .filteredOn(release -> release.edition().language() == Language.GERMAN)
        .extracting(Release::number)
        .containsExactly(1);
    assertThat(store.published().releases())
        .filteredOn(release -> release.edition().language() == Language.ENGLISH)
        .extracting(Release::number)
        .containsExactly(2);
  }

  @Test
  void whatIsTakenOutOfTheFolderStaysPublished() {
    importIt();

    collection.with("signs.yaml", "signs: []\n");
    CollectionImport.Outcome outcome = importIt();

    assertThat(outcome.changed()).isFalse();
    assertThat(store.published().signs()).hasSize(1);
  }

  @Test
  void whatSomebodyTookDownStaysDownUntilItsWordsChange() {
    importIt();
    Slug shaft = new Slug("shaft");
    store.takeDown(shaft, Language.GERMAN, 1);
    store.raiseGeneration();

    assertThat(importIt().changed()).isFalse();
    assertThat(store.published().releases()).isEmpty();

    collection.with(
        "stories/shaft/de.md", "---\ntitle: Anders\nteaser: Unten.\n---\n\nEin Absatz.\n");
    assertThat(importIt().published()).isEqualTo(1);
    assertThat(store.releases(shaft)).extracting(Release::number).containsExactly(2);
  }

  private CollectionImport.Outcome importIt() {
    return new CollectionImport(store, blobs, MediaPreparation.AS_THEY_ARE, CLOCK)
        .run(CollectionReader.read(folder));
  }
}
