package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Notice;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.storage.StorageException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * What is published. Writers change as many things as belong together and then call {@link
 * #raiseGeneration} once; readers poll {@link #generation} and load again when it has risen. Each
 * change is marked as pending before it is stored, so that {@link #isChangePending} tells the next
 * writer of one that died before it raised the generation.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 */
public final class ContentStore {
  private static final int LOADS = 5;
  private static final int MEDIA_ITEM_VERSION = 2;

  private final DocumentCollection<Organisation> organisations;
  private final DocumentCollection<Place> places;
  private final DocumentCollection<MediaItem> mediaItems;
  private final DocumentCollection<Sign> signs;
  private final DocumentCollection<LearningRoute> routes;
  private final DocumentCollection<GlossaryTerm> glossary;
  private final DocumentCollection<Notice> notices;
  private final StoryShelf stories;
  private final Generation generation;

  private ContentStore(MongoDatabase database) {
    organisations =
        new DocumentCollection<>(
            database,
            "organisations",
            DocumentFormat.first(Organisation.class, o -> o.slug().value()));
    places =
        new DocumentCollection<>(
            database, "places", DocumentFormat.first(Place.class, p -> p.slug().value()));
    mediaItems =
        new DocumentCollection<>(
            database,
            "mediaItems",
            new DocumentFormat<>(
                MediaItem.class,
                m -> m.slug().value(),
                MEDIA_ITEM_VERSION,
                ContentStore::withDerivatives));
    signs =
        new DocumentCollection<>(
            database, "signs", DocumentFormat.first(Sign.class, s -> s.code().value()));
    routes =
        new DocumentCollection<>(
            database, "routes", DocumentFormat.first(LearningRoute.class, r -> r.slug().value()));
    glossary =
        new DocumentCollection<>(
            database, "glossary", DocumentFormat.first(GlossaryTerm.class, t -> t.slug().value()));
    notices =
        new DocumentCollection<>(
            database, "notices", DocumentFormat.first(Notice.class, n -> n.slug().value()));
    generation = new Generation(database);
    stories = new StoryShelf(database, generation);
  }

  /** Version 1 of a media item had nothing but renditions. */
  private static BsonDocument withDerivatives(BsonDocument first) {
    BsonDocument second = first.clone();
    second.append("derivatives", new BsonDocument("renditions", second.remove("renditions")));
    return second;
  }

  /** Opens the store, creating the collections that are missing. */
  public static ContentStore open(MongoDatabase database) {
    DocumentCollection.create(
        database,
        List.of(
            "organisations",
            "places",
            "mediaItems",
            "signs",
            "routes",
            "glossary",
            "notices",
            StoryShelf.HEADS,
            StoryShelf.RELEASES,
            Generation.COLLECTION));
    return new ContentStore(database);
  }

  /**
   * Everything published, loaded again when the generation rises meanwhile.
   *
   * @throws StorageException when it rose during five loads in a row, or a document cannot be read
   */
  public Published published() {
    for (int load = 0; load < LOADS; load++) {
      Published published = load();
      if (published.generation() == generation()) {
        return published;
      }
    }
    throw new StorageException(
        "What is published changed during " + LOADS + " loads in a row; load again later");
  }

  private Published load() {
    long before = generation();
    StoryShelf.Contents shelf = stories.contents();
    return new Published(
        before,
        organisations.all(),
        places.all(),
        mediaItems.all(),
        signs.all(),
        routes.all(),
        glossary.all(),
        notices.all(),
        shelf.releases(),
        shelf.withdrawn());
  }

  /** The number of the last change; 0 before the first. One look-up by name. */
  public long generation() {
    return generation.current();
  }

  /** Whether a change has begun, by whatever process, since the generation rose last. */
  public boolean isChangePending() {
    return generation.isChangePending();
  }

  /** Tells all nodes that something has changed; no change is pending then. */
  public void raiseGeneration() {
    generation.raise();
  }

  /** Stores it where it differs from what is there; returns whether it did. */
  public boolean put(Organisation organisation) {
    return put(organisations, organisation);
  }

  /** Stores it where it differs from what is there; returns whether it did. */
  public boolean put(Place place) {
    return put(places, place);
  }

  /** Stores it where it differs from what is there; returns whether it did. */
  public boolean put(MediaItem item) {
    return put(mediaItems, item);
  }

  /** Stores it where it differs from what is there; returns whether it did. */
  public boolean put(Sign sign) {
    return put(signs, sign);
  }

  /** Stores it where it differs from what is there; returns whether it did. */
  public boolean put(LearningRoute route) {
    return put(routes, route);
  }

  /** Stores it where it differs from what is there; returns whether it did. */
  public boolean put(GlossaryTerm term) {
    return put(glossary, term);
  }

  /** Stores it where it differs from what is there; returns whether it did. */
  public boolean put(Notice notice) {
    return put(notices, notice);
  }

  /** The organisation of this name. */
  public Optional<Organisation> organisation(Slug slug) {
    return organisations.find(slug.value());
  }

  /** All organisations, in no order. */
  public List<Organisation> organisations() {
    return organisations.all();
  }

  /** The place of this name. */
  public Optional<Place> place(Slug slug) {
    return places.find(slug.value());
  }

  /** The mining word of this name. */
  public Optional<GlossaryTerm> term(Slug slug) {
    return glossary.find(slug.value());
  }

  /** The learning route of this name. */
  public Optional<LearningRoute> route(Slug slug) {
    return routes.find(slug.value());
  }

  /** The current release of a story in each of its languages, in no order. */
  public List<Release> releases(Slug story) {
    return stories.current(story);
  }

  /** Whether visitors have a story of this name, or had one. */
  public boolean isKnown(Slug story) {
    return stories.isKnown(story);
  }

  /** The media item of this name. */
  public Optional<MediaItem> mediaItem(Slug slug) {
    return mediaItems.find(slug.value());
  }

  /** All media items, in no order. */
  public List<MediaItem> mediaItems() {
    return mediaItems.all();
  }

  /**
   * Gives a media item other files. It changes nothing when there is no item of this name and kind,
   * be it that it was removed just now; returns whether it did.
   */
  public boolean replaceFiles(Slug slug, MediaItem.Kind kind, Derivatives files) {
    Optional<MediaItem> before = mediaItem(slug);
    if (before.filter(item -> !item.derivatives().equals(files)).isEmpty()) {
      return false;
    }
    generation.beginChange();
    Bson present =
        Filters.and(
            Filters.eq(slug.value()),
            Filters.eq("kind", kind),
            Filters.eq(DocumentFormat.VERSION, MEDIA_ITEM_VERSION));
    return mediaItems.update(present, Updates.set("derivatives", files)).isPresent();
  }

  /** Removes a media item; returns whether it was there. */
  public boolean removeMediaItem(Slug slug) {
    return remove(mediaItems, slug);
  }

  /** Removes a place, to which nothing may lead any more; returns whether it was there. */
  public boolean removePlace(Slug slug) {
    return remove(places, slug);
  }

  /** Removes a mining word; returns whether it was there. */
  public boolean removeTerm(Slug slug) {
    return remove(glossary, slug);
  }

  /** Removes a learning route; returns whether it was there. */
  public boolean removeRoute(Slug slug) {
    return remove(routes, slug);
  }

  private boolean remove(DocumentCollection<?> documents, Slug slug) {
    generation.beginChange();
    return documents.remove(slug.value());
  }

  private <T extends Record> boolean put(DocumentCollection<T> documents, T value) {
    if (documents.holds(value)) {
      return false;
    }
    generation.beginChange();
    documents.put(value);
    return true;
  }

  /**
   * Publishes one language of a story; the other languages stay as they are. If the process dies at
   * any moment, either the old release is shown or the new one.
   *
   * @param now kept to the millisecond
   * @return the new release; empty when story and edition equal the current one
   */
  public Optional<Release> publish(Story story, Edition edition, Instant now) {
    return stories.publish(story, edition, now);
  }

  /**
   * Takes one language of a story from visitors, if they have this release of it; the other
   * languages stay as they are, and so do all releases.
   *
   * @param number of the release
   * @return whether they had it
   */
  public boolean takeDown(Slug story, Language language, int number) {
    return stories.takeDown(story, language, number);
  }

  /** The last release that visitors had of a language that was taken down. */
  public Optional<Release> takenDown(Slug story, Language language) {
    return stories.takenDown(story, language);
  }
}
