package de.kaliregion.obenunten.storage.mongo;

import static java.lang.Integer.parseInt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/**
 * Puts as many stories and media items as are asked for beside a collection: what {@code
 * scripts/bench studio} measures. They are written many at once, past the stores' single steps. A
 * story has about 250 words in German; two of three have them in English, one of three in Leichte
 * Sprache.
 *
 * <p>Arguments: the data folder with the collection, how many stories, how many items.
 */
final class ManyStories {
  /** Some stories have this word, whatever their number, so that as many are found. */
  private static final String RARE = "Wetterdamm";

  private static final int WITH_RARE = 40;

  private static final int AT_ONCE = 200;
  private static final int WORDS = 250;
  private static final int DIFFERENT_WORDS = 20_000;
  private static final Instant FIRST = Instant.parse("2025-01-01T08:00:00Z");
  private static final String ACCOUNT = "b".repeat(32);
  private static final List<String> SYLLABLES =
      List.of(
          "ab", "berg", "dal", "en", "för", "gru", "hal", "ing", "kal", "lam", "mer", "nor", "ost",
          "pol", "qua", "rin", "sal", "tur", "ul", "ver", "wer", "zen", "schacht", "stein", "tief");

  private static final Map<Language, List<String>> VOCABULARY =
      Map.of(
          Language.GERMAN, vocabulary(1),
          Language.ENGLISH, vocabulary(2),
          Language.EASY_GERMAN, vocabulary(1));

  private final MongoDatabase database;
  private final List<Place> places;
  private final int stories;
  private final int items;

  private ManyStories(MongoDatabase database, int stories, int items) {
    this.database = database;
    this.places = ContentStore.open(database).published().places();
    this.stories = stories;
    this.items = items;
  }

  public static void main(String[] arguments) {
    try (MongoConnection connection = MongoConnection.embedded(Path.of(arguments[0]))) {
      MongoDatabase database = connection.database();
      StoryDraftStore.open(database);
      EditionDraftStore.open(database);
      MasterStore.open(database);
      MediaDraftStore.open(database);
      new ManyStories(database, parseInt(arguments[1]), parseInt(arguments[2])).add();
    }
  }

  private void add() {
    DocumentFormat<Master> masters = DocumentFormat.first(Master.class, Master::id);
    DocumentFormat<MediaDraft> drafts =
        DocumentFormat.first(MediaDraft.class, draft -> draft.slug().value());
    DocumentFormat<StoryDraft> heads =
        DocumentFormat.first(StoryDraft.class, story -> story.slug().value());
    DocumentFormat<StoryDraft> versions =
        DocumentFormat.first(StoryDraft.class, story -> story.slug() + "." + story.version());
    DocumentFormat<EditionDraft> editions =
        DocumentFormat.first(EditionDraft.class, ManyStories::name);
    DocumentFormat<EditionDraft> editionVersions =
        DocumentFormat.first(EditionDraft.class, draft -> name(draft) + "." + draft.version());
    inParts(items, number -> Stream.of(master(number)), masters, "masters");
    inParts(items, number -> Stream.of(item(number)), drafts, "mediaDrafts");
    inParts(stories, number -> Stream.of(story(number)), versions, StoryDraftStore.VERSIONS);
    inParts(stories, number -> Stream.of(story(number)), heads, StoryDraftStore.HEADS);
    inParts(stories, this::firstVersions, editionVersions, EditionDraftStore.VERSIONS);
    inParts(stories, this::editions, editions, EditionDraftStore.HEADS);
  }

  private <T extends Record> void inParts(
      int many, IntFunction<Stream<T>> make, DocumentFormat<T> format, String collection) {
    MongoCollection<BsonDocument> documents =
        database.getCollection(collection, BsonDocument.class);
    for (int from = 0; from < many; from += AT_ONCE) {
      documents.insertMany(
          IntStream.range(from, Math.min(many, from + AT_ONCE))
              .boxed()
              .flatMap(make::apply)
              .map(format::write)
              .toList());
    }
  }

  private static String name(EditionDraft draft) {
    return draft.story() + "." + draft.language().tag();
  }

  private static String idOfItem(int number) {
    return "%032x".formatted(number + 1);
  }

  private Place place(int number) {
    return places.get(number % places.size());
  }

  /** Refused, so that nobody sets to work on it. */
  private Master master(int number) {
    return new Master(
        idOfItem(number),
        place(number).organisation(),
        ACCOUNT,
        "bild " + number + ".jpg",
        Sha256.of(idOfItem(number).getBytes(StandardCharsets.US_ASCII)),
        4_000_000,
        FIRST,
        Master.State.REFUSED,
        Optional.empty(),
        Optional.of(new Wording(Map.of(Language.GERMAN, "Nur zum Messen da."))),
        Map.of());
  }

  private MediaDraft item(int number) {
    return new MediaDraft(
        new Slug("bild-" + number),
        place(number).organisation(),
        idOfItem(number),
        1,
        Description.EMPTY,
        FIRST,
        ACCOUNT,
        Optional.empty(),
        Optional.empty());
  }

  private StoryDraft story(int number) {
    String cover = items == 0 ? "" : "bild-" + new Random(number).nextInt(items);
    return new StoryDraft(
        new Slug("geschichte-" + number),
        place(number).organisation(),
        Optional.of(ACCOUNT),
        1,
        save(number),
        new StoryFacts(place(number).slug().value(), Tone.PLAIN, cover, List.of()),
        FIRST,
        ACCOUNT);
  }

  private static SaveId save(int number) {
    return new SaveId("save-of-story-" + "%09d".formatted(number));
  }

  private Stream<EditionDraft> firstVersions(int number) {
    return languages(number).map(language -> firstVersion(number, language));
  }

  private static Stream<Language> languages(int number) {
    return Stream.of(Language.values()).limit(1 + number % 3);
  }

  private EditionDraft firstVersion(int number, Language language) {
    Random random = new Random(number);
    return EditionDraft.first(
        new Slug("geschichte-" + number),
        language,
        place(number).organisation(),
        save(number),
        manuscript(language, number, random),
        FIRST.plusSeconds(60L * random.nextInt(500_000)),
        ACCOUNT);
  }

  /** Every third of them each: at work, waiting for a review, before visitors. */
  private Stream<EditionDraft> editions(int number) {
    return firstVersions(number)
        .map(draft ->
            switch (number / 3 % 3) {
              case 0 -> draft;
              case 1 -> waiting(draft);
              default -> draft.publishedAs(new EditionDraft.Publication(1, 1));
            });
  }

  private static EditionDraft waiting(EditionDraft draft) {
    return new EditionDraft(
        draft.story(),
        draft.language(),
        draft.organisation(),
        draft.version(),
        draft.save(),
        draft.manuscript(),
        EditionDraft.State.REVIEW,
        draft.changedAt(),
        draft.changedBy(),
        draft.published(),
        draft.handing(),
        draft.withdrawn());
  }

  private static Manuscript manuscript(Language language, int number, Random random) {
    List<BlockDraft> blocks =
        IntStream.range(0, 5)
            .mapToObj(block ->
                new BlockDraft(
                    "block%04d".formatted(block),
                    BlockKind.TEXT,
                    Map.of("text", sentence(language, WORDS / 5, random)),
                    List.of()))
            .toList();
    String rare = number < WITH_RARE ? RARE + " " : "";
    return new Manuscript(
        rare + sentence(language, 3, random) + " " + number,
        sentence(language, 12, random),
        blocks,
        Optional.empty(),
        Optional.empty());
  }

  /** The same words for the same seed: invented ones, with compounds as long as German ones. */
  private static List<String> vocabulary(long seed) {
    Random random = new Random(seed);
    return Stream.generate(() ->
            IntStream.rangeClosed(0, 1 + random.nextInt(3))
                .mapToObj(_ -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                .collect(Collectors.joining()))
        .distinct()
        .limit(DIFFERENT_WORDS)
        .toList();
  }

  /** The first words are frequent, as in any language. */
  private static String sentence(Language language, int length, Random random) {
    List<String> all = VOCABULARY.get(language);
    return IntStream.range(0, length)
        .mapToObj(_ -> all.get((int) Math.pow(all.size(), random.nextDouble()) - 1))
        .collect(Collectors.joining(" "));
  }
}
