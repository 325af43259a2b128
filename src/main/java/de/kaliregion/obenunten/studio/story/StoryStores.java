package de.kaliregion.obenunten.studio.story;

import com.mongodb.client.MongoDatabase;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.ConversationStore;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.EditionPlanStore;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;

/**
 * Where the stories are kept: as they are written, what is said about them, what is planned for
 * them, and what visitors have.
 */
public record StoryStores(
    StoryDraftStore stories,
    EditionDraftStore editions,
    EditionPlanStore plans,
    ConversationStore conversations,
    ContentStore content) {

  /** Opens them, creating collections and indexes where they are missing. */
  public static StoryStores open(MongoDatabase database, ContentStore content) {
    return new StoryStores(
        StoryDraftStore.open(database),
        EditionDraftStore.open(database),
        EditionPlanStore.open(database),
        ConversationStore.open(database),
        content);
  }
}
