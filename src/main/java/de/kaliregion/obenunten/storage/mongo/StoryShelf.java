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
import de.kaliregion.obenunten.content.Withdrawn;
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
 * dies in between leaves a release that nobody is shown, and its number is not used again for other
 * words. Taking a language down moves the head as well, which then remembers the last number.
 */
final class StoryShelf {
  static final String HEADS = "stories";
  static final String RELEASES = "releases";
  private static final String PUBLISHED = "published";
  private static final String TAKEN_DOWN = "takenDown";

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
    Numbers numbers = numbers(story.slug(), edition.language());
    if (numbers.shown() > 0 && isSame(story, edition, numbers.shown())) {
      return Optional.empty();
    }
    generation.beginChange();
    Release release =
        shelve(story, edition, numbers.last() + 1, now.truncatedTo(ChronoUnit.MILLIS));
    moveHead(release);
    return Optional.of(release);
  }

  /**
   * Takes one language down, if visitors have this release of it; its releases stay as they are,
   * and the other languages too. Returns whether they had it.
   */
  boolean takeDown(Slug story, Language language, int number) {
    if (numbers(story, language).shown() != number) {
      return false;
    }
    generation.beginChange();
    String shown = PUBLISHED + "." + language.tag();
    Bson still = Filters.and(Filters.eq(story.value()), Filters.eq(shown, number));
    Bson change =
        Updates.combine(
            Updates.unset(shown), Updates.max(TAKEN_DOWN + "." + language.tag(), number));
    return heads.updateOne(still, change).getMatchedCount() > 0;
  }

  /** The last release that visitors had of a language that was taken down. */
  Optional<Release> takenDown(Slug story, Language language) {
    Numbers numbers = numbers(story, language);
    return numbers.shown() > 0 || numbers.takenDown() == 0
        ? Optional.empty()
        : releases.find(Release.id(story, language, numbers.takenDown()));
  }

  /**
   * The releases of one language of a story.
   *
   * @param shown the one that visitors have; 0 for none
   * @param takenDown the last one that was taken down; 0 for none
   */
  private record Numbers(int shown, int takenDown) {
    int last() {
      return Math.max(shown, takenDown);
    }
  }

  private Numbers numbers(Slug story, Language language) {
    BsonDocument head = heads.find(Filters.eq(story.value())).first();
    return head == null
        ? new Numbers(0, 0)
        : new Numbers(number(head, PUBLISHED, language), number(head, TAKEN_DOWN, language));
  }

  private static int number(BsonDocument head, String numbers, Language language) {
    return head.getDocument(numbers, new BsonDocument())
        .getNumber(language.tag(), new BsonInt32(0))
        .intValue();
  }

  private boolean isSame(Story story, Edition edition, int number) {
    Optional<Release> release = releases.find(Release.id(story.slug(), edition.language(), number));
    return release.filter(r -> r.story().equals(story) && r.edition().equals(edition)).isPresent();
  }

  /**
   * Whoever publishes the same at the same moment, or again after somebody who died before the head
   * moved, gets the release that is there.
   */
  private Release shelve(Story story, Edition edition, int from, Instant now) {
    for (int number = from; ; number++) {
      Release release = new Release(story, edition, number, now);
      if (releases.insert(release)) {
        return release;
      }
      if (isSame(story, edition, number)) {
        return releases.find(release.id()).orElseThrow();
      }
    }
  }

  boolean isKnown(Slug story) {
    return heads.find(Filters.eq(story.value())).first() != null;
  }

  /** The current release of a story in each of its languages. */
  List<Release> current(Slug story) {
    BsonDocument head = heads.find(Filters.eq(story.value())).first();
    return head == null ? List.of() : releases.all(ids(head));
  }

  /**
   * The greatest number wins, so that of two publishers at once neither undoes the later; and what
   * was taken down does not come back by somebody who was slow to publish it.
   */
  private void moveHead(Release release) {
    String language = release.edition().language().tag();
    String takenDown = TAKEN_DOWN + "." + language;
    Bson change =
        Updates.combine(
            Updates.set(DocumentFormat.VERSION, 1),
            Updates.set("story", release.story()),
            Updates.max(PUBLISHED + "." + language, release.number()));
    Bson name = Filters.eq(release.story().slug().value());
    Bson notTakenDown =
        Filters.and(
            name,
            Filters.or(Filters.exists(takenDown, false), Filters.lt(takenDown, release.number())));
    boolean moved = heads.updateOne(notTakenDown, change).getMatchedCount() > 0;
    if (!moved && heads.find(name).first() == null) {
      DocumentCollection.upsert(
          () -> heads.updateOne(name, change, new UpdateOptions().upsert(true)));
    }
  }

  /** What stands on the shelf. */
  record Contents(List<Release> releases, List<Withdrawn> withdrawn) {}

  /** The current release of each story in each language, and the stories that have none left. */
  Contents contents() {
    List<String> ids = new ArrayList<>();
    List<Withdrawn> withdrawn = new ArrayList<>();
    for (BsonDocument head : heads.find()) {
      List<String> shown = ids(head);
      ids.addAll(shown);
      if (shown.isEmpty()) {
        withdrawn.add(
            new Withdrawn(
                new Slug(head.getString(DocumentFormat.ID).getValue()),
                new Slug(head.getDocument("story").getString("place").getValue())));
      }
    }
    return new Contents(releases.all(ids), List.copyOf(withdrawn));
  }

  private static List<String> ids(BsonDocument head) {
    String story = head.getString(DocumentFormat.ID).getValue();
    return head.getDocument(PUBLISHED).entrySet().stream()
        .map(entry -> story + "." + entry.getKey() + "." + entry.getValue().asNumber().intValue())
        .toList();
  }
}
