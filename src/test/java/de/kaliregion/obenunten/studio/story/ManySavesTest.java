package de.kaliregion.obenunten.studio.story;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An editor that saves every few seconds makes the embedded database compact its file again and
 * again.
 */
class ManySavesTest {
  private static final Slug STORY = new Slug("nachtschicht");
  private static final String WRITER = "a".repeat(32);
  private static final int SAVES = 800;

  @TempDir Path folder;

  @Test
  void everyVersionOfALongEveningIsThereAfterARestart() {
    try (MongoConnection database = MongoConnection.embedded(folder)) {
      WrittenStory story =
          WrittenStory.begun(
              database.database(), STORY.value(), new Slug("museum"), WRITER, Instant.EPOCH);
      for (int i = 0; i < SAVES; i++) {
        story.write(
            Language.GERMAN,
            WrittenStory.words("Die Nachtschicht", "Wort " + i),
            Instant.EPOCH.plusSeconds(6L * i),
            WRITER);
      }
    }

    try (MongoConnection database = MongoConnection.embedded(folder)) {
      EditionDraftStore store = EditionDraftStore.open(database.database());
      for (int i = 0; i < SAVES; i++) {
        assertThat(store.version(STORY, Language.GERMAN, i + 1L).map(EditionDraft::manuscript))
            .contains(WrittenStory.words("Die Nachtschicht", "Wort " + i));
      }
    }
  }
}
