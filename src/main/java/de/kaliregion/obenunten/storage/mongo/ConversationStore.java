package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.review.Conversation;
import de.kaliregion.obenunten.content.draft.review.Remark;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * What curators say to each other about the stories: one document for each story, which only grows.
 * They are no part of the drafts' versions.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 * A remark can then be added again, as often as it takes.
 */
public final class ConversationStore {
  static final String COLLECTION = "storyComments";
  private static final String REMARKS = "remarks";

  private final DocumentCollection<Conversation> conversations;
  private final MongoCollection<BsonDocument> documents;
  private final StoryChanges changes;

  private ConversationStore(MongoDatabase database) {
    conversations =
        new DocumentCollection<>(
            database,
            COLLECTION,
            DocumentFormat.first(Conversation.class, said -> said.story().value()));
    documents = database.getCollection(COLLECTION, BsonDocument.class);
    changes = StoryChanges.open(database);
  }

  /** Opens the store, creating the collection where it is missing. */
  public static ConversationStore open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(COLLECTION));
    return new ConversationStore(database);
  }

  /** What was said about a story; empty where nothing ever was. */
  public Optional<Conversation> find(Slug story) {
    return conversations.find(story.value());
  }

  /** What was said about these stories, in no order; without those of which nothing was. */
  public List<Conversation> find(Collection<Slug> stories) {
    return conversations.present(stories.stream().map(Slug::value).toList());
  }

  /**
   * Adds a remark at the end, unless one of its id stands there, or there is no room for it.
   *
   * @return all that stands there then
   */
  public Conversation add(Slug story, Slug organisation, Remark remark) {
    begin(story, organisation);
    Bson room =
        Filters.and(
            Filters.eq(story.value()),
            Filters.ne(REMARKS + ".id", remark.id()),
            Filters.exists(REMARKS + "." + (Conversation.MOST - 1), false));
    conversations.update(room, Updates.push(REMARKS, remark));
    changes.note(story);
    return find(story).orElseThrow();
  }

  private void begin(Slug story, Slug organisation) {
    Bson name = Filters.eq(story.value());
    if (documents.find(name).first() == null) {
      Bson empty =
          Updates.combine(
              Updates.setOnInsert(DocumentFormat.VERSION, 1),
              Updates.setOnInsert("story", story),
              Updates.setOnInsert("organisation", organisation),
              Updates.setOnInsert(REMARKS, List.of()));
      DocumentCollection.upsert(
          () -> documents.updateOne(name, empty, new UpdateOptions().upsert(true)));
    }
  }
}
