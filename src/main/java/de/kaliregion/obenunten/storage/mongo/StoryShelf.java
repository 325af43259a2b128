package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Story;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.conversions.Bson;

/**
 * The stories' releases, and for each story a head that names the current one in each language.
 *
 * <p>A release is written first and never changed; then one atomic update moves the head. Whoever
 * dies in between leaves a release that nobody is shown, and its number is not used again.
 */
final class StoryShelf {
  static final String HEADS = "stories";
  static final String RELEASES = "releases";
  private static final String PUBLISHED = "published";

  private final MongoCollection<BsonDocument> heads;
  private final DocumentCollection<Release> releases;
  private final Generation generation;

  StoryShelf(MongoDatabase database, Generation generation) {
    this.heads = database.getCollection(HEADS, BsonDocument.class);
    this.releases =
        new DocumentCollection<>(
            database, RELEASES, DocumentFormat.first(Release.class, Release::id));
    this.generation = generation;
  }

  Optional<Release> publish(Story story, Edition edition, Instant now) {
    int current = currentNumber(story.slug(), edition.language());
    if (current > 0 && isSame(story, edition, current)) {
      return Optional.empty();
    }
    generation.beginChange();
    Release release = shelve(story, edition, current + 1, now.truncatedTo(ChronoUnit.MILLIS));
    moveHead(release);
    return Optional.of(release);
  }

  private int currentNumber(Slug story, Language language) {
    BsonDocument head = heads.find(Filters.eq(story.value())).first();
    return head == null
        ? 0
        : head.getDocument(PUBLISHED).getNumber(language.tag(), new BsonInt32(0)).intValue();
  }

  private boolean isSame(Story story, Edition edition, int number) {
    Optional<Release> release = releases.find(Release.id(story.slug(), edition.language(), number));
    return release.filter(r -> r.story().equals(story) && r.edition().equals(edition)).isPresent();
  }

  private Release shelve(Story story, Edition edition, int from, Instant now) {
    Release release = new Release(story, edition, from, now);
    while (!releases.insert(release)) {
      release = new Release(story, edition, release.number() + 1, now);
    }
    return release;
  }

  /** The current release of a story in each of its languages. */
  List<Release> current(Slug story) {
    BsonDocument head = heads.find(Filters.eq(story.value())).first();
    return head == null ? List.of() : releases.all(ids(head));
  }

  /** The greatest number wins, so that of two publishers at once neither undoes the later. */
  private void moveHead(Release release) {
    Bson change =
        Updates.combine(
            Updates.set(DocumentFormat.VERSION, 1),
            Updates.set("story", release.story()),
            Updates.max(PUBLISHED + "." + release.edition().language().tag(), release.number()));
    Bson name = Filters.eq(release.story().slug().value());
    DocumentCollection.upsert(
        () -> heads.updateOne(name, change, new UpdateOptions().upsert(true)));
  }

  /** The current release of each story in each language. */
  List<Release> current() {
    List<String> ids = new ArrayList<>();
    for (BsonDocument head : heads.find()) {
      ids.addAll(ids(head));
    }
    return releases.all(ids);
  }

  private static List<String> ids(BsonDocument head) {
    String story = head.getString(DocumentFormat.ID).getValue();
    return head.getDocument(PUBLISHED).entrySet().stream()
        .map(entry -> story + "." + entry.getKey() + "." + entry.getValue().asNumber().intValue())
        .toList();
  }
}
