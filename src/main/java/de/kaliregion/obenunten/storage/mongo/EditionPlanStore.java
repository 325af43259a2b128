package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Launch;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Rest;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.TakeDown;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * What shall happen to editions by itself: a document for each edition for which something is
 * planned, and none for the others, so that going through all of them is quick.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer,
 * and can then be called again.
 */
public final class EditionPlanStore {
  static final String COLLECTION = "editionPlans";
  private static final String LAUNCH = "launch";
  private static final String TAKE_DOWN = "takeDown";
  private static final String REST = "rest";

  private final DocumentCollection<EditionPlan> plans;
  private final MongoCollection<BsonDocument> documents;
  private final StoryChanges changes;

  private EditionPlanStore(MongoDatabase database) {
    plans =
        new DocumentCollection<>(
            database,
            COLLECTION,
            DocumentFormat.first(EditionPlan.class, plan -> name(plan.story(), plan.language())));
    documents = database.getCollection(COLLECTION, BsonDocument.class);
    changes = StoryChanges.open(database);
  }

  /** Opens the store, creating the collection where it is missing. */
  public static EditionPlanStore open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(COLLECTION));
    return new EditionPlanStore(database);
  }

  private static String name(Slug story, Language language) {
    return story + "." + language.tag();
  }

  /** What is planned for an edition; empty where nothing is. */
  public Optional<EditionPlan> find(Slug story, Language language) {
    return plans.find(name(story, language));
  }

  /** What is planned for the editions of these stories, in no order. */
  public List<EditionPlan> of(Collection<Slug> stories) {
    return plans.present(
        stories.stream()
            .flatMap(
                story -> Arrays.stream(Language.values()).map(language -> name(story, language)))
            .toList());
  }

  /** All that is planned, in no order. */
  public List<EditionPlan> all() {
    return plans.all();
  }

  /** Plans a publication, in place of one that was planned before. */
  public void launch(Slug story, Language language, Slug organisation, Launch launch) {
    put(story, language, organisation, Updates.set(LAUNCH, launch));
  }

  /** Plans an end, in place of one that was planned before. */
  public void takeDown(Slug story, Language language, Slug organisation, TakeDown takeDown) {
    put(story, language, organisation, Updates.set(TAKE_DOWN, takeDown));
  }

  /** Notes what was kept back, in place of what was before. */
  public void rest(Slug story, Language language, Slug organisation, Rest rest) {
    put(story, language, organisation, Updates.set(REST, rest));
  }

  private void put(Slug story, Language language, Slug organisation, Bson change) {
    Bson all =
        Updates.combine(
            change,
            Updates.setOnInsert(DocumentFormat.VERSION, 1),
            Updates.setOnInsert("story", story),
            Updates.setOnInsert("language", language),
            Updates.setOnInsert("organisation", organisation));
    Bson name = Filters.eq(name(story, language));
    DocumentCollection.upsert(
        () -> documents.updateOne(name, all, new UpdateOptions().upsert(true)));
    changes.note(story);
  }

  /** Notes that something keeps back this publication, and not another one, since that time. */
  public void hold(Slug story, Language language, Launch launch, Instant since) {
    plans
        .update(same(story, language, launch), Updates.set(LAUNCH + ".held", since))
        .ifPresent(_ -> changes.note(story));
  }

  /** Forgets this publication, and not another one that was planned since. */
  public boolean drop(Slug story, Language language, Launch launch) {
    return drop(story, language, same(story, language, launch), LAUNCH);
  }

  /** Forgets this end, and not another one that was planned since. */
  public boolean drop(Slug story, Language language, TakeDown takeDown) {
    Bson same =
        Filters.and(
            Filters.eq(name(story, language)),
            Filters.eq(TAKE_DOWN + ".at", takeDown.at()),
            Filters.eq(TAKE_DOWN + ".by", takeDown.by()));
    return drop(story, language, same, TAKE_DOWN);
  }

  /** Forgets what was kept back of this version, and not of another one. */
  public boolean drop(Slug story, Language language, Rest rest) {
    Bson same =
        Filters.and(
            Filters.eq(name(story, language)), Filters.eq(REST + ".version", rest.version()));
    return drop(story, language, same, REST);
  }

  private static Bson same(Slug story, Language language, Launch launch) {
    return Filters.and(
        Filters.eq(name(story, language)),
        Filters.eq(LAUNCH + ".approvedAt", launch.approvedAt()),
        Filters.eq(LAUNCH + ".version", launch.version()),
        Filters.eq(LAUNCH + ".at", launch.at()));
  }

  private boolean drop(Slug story, Language language, Bson same, String part) {
    Optional<EditionPlan> left = plans.update(same, Updates.unset(part));
    if (left.isPresent()) {
      documents.deleteOne(
          Filters.and(
              Filters.eq(name(story, language)),
              Filters.exists(LAUNCH, false),
              Filters.exists(TAKE_DOWN, false),
              Filters.exists(REST, false)));
      changes.note(story);
    }
    return left.isPresent();
  }
}
