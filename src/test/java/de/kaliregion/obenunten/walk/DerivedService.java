package de.kaliregion.obenunten.walk;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.content.Rights;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.operations.collection.Collection;
import de.kaliregion.obenunten.operations.collection.CollectionImport;
import de.kaliregion.obenunten.operations.collection.CollectionReader;
import de.kaliregion.obenunten.operations.collection.MediaPreparation;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The service with a story in which every kind of medium is shown, each with all the derivatives
 * that it can have.
 */
final class DerivedService implements AutoCloseable {
  /** The story, below a language. */
  static final String STORY = "/stories/merkers-kristallgrotte";

  /** What the picture on top of the story measures. */
  static final Dimensions LARGE = new Dimensions(4_801, 3_001);

  static final String CAPTION = "Aus dem Archiv, unter eigenem Namen";

  private static final Slug GROTTO = new Slug("kristallgrotte");
  private static final Slug RIDE = new Slug("seilfahrt");
  private static final Slug HALL = new Slug("kaue");
  private static final Slug AROUND = new Slug("rundum");
  private static final Slug SPEECH = new Slug("lesung-1402");
  private static final Slug FILM = new Slug("seilfahrt-film");
  private static final Slug LEAFLET = new Slug("faltblatt");
  private static final Slug MODEL = new Slug("grubenlok");
  private static final Path ITEMS = SampleCollection.FOLDER.resolve("items");

  private final RunningService service;
  private final MediaItem large;

  private DerivedService(RunningService service, MediaItem large) {
    this.service = service;
    this.large = large;
  }

  static DerivedService start() throws IOException {
    Path folder = Files.createTempDirectory("obenunten-derived");
    Path workshop = Files.createDirectory(folder.resolve("workshop"));
    Collection collection =
        enriched(CollectionReader.read(SampleCollection.FOLDER), new Derived(workshop));
    try (MongoConnection database = MongoConnection.embedded(folder);
        BlobStore blobs = BlobStore.open(folder)) {
      new CollectionImport(
              ContentStore.open(database.database()),
              blobs,
              MediaPreparation.AS_THEY_ARE,
              Clock.systemUTC())
          .run(collection);
    }
    MediaItem large =
        collection.mediaItems().stream()
            .filter(item -> item.derivatives().tiles().isPresent())
            .findFirst()
            .orElseThrow();
    return new DerivedService(RunningService.on(folder, Map.of()), large);
  }

  RunningService running() {
    return service;
  }

  /** The picture with tiles, on top of the story. */
  MediaItem large() {
    return large;
  }

  private static Collection enriched(Collection sample, Derived derived) throws IOException {
    Map<Slug, MediaItem> items = new HashMap<>();
    sample.mediaItems().forEach(item -> items.put(item.slug(), item));
    for (MediaItem item : media(items, derived)) {
      items.put(item.slug(), item);
    }
    Map<Sha256, Path> files = new HashMap<>(sample.files());
    files.putAll(derived.files());
    return new Collection(
        sample.organisations(),
        sample.places(),
        List.copyOf(items.values()),
        sample.holdings(),
        sample.stories().stream().map(DerivedService::withEverything).toList(),
        sample.signs(),
        sample.routes(),
        sample.terms(),
        sample.notices(),
        files);
  }

  private static List<MediaItem> media(Map<Slug, MediaItem> items, Derived derived)
      throws IOException {
    Path large =
        derived.stretched(ITEMS.resolve("kristallgrotte.jpg"), LARGE.width(), LARGE.height());
    Path around = derived.stretched(ITEMS.resolve("monte-kali.webp"), 4_096, 2_048);
    MediaItem sound = items.get(SPEECH);
    return List.of(
        with(
            items.get(GROTTO),
            GROTTO,
            Kind.PICTURE,
            derived.picture(large, 2560, 1600, 960, 480).withTiles(derived.tiles(large, LARGE))),
        with(items.get(RIDE), RIDE, Kind.PICTURE, derived.plain(ITEMS.resolve("seilfahrt.webp"))),
        with(items.get(HALL), HALL, Kind.PICTURE, derived.plain(ITEMS.resolve("kaue.webp"))),
        with(
            items.get(new Slug("monte-kali")),
            AROUND,
            Kind.PANORAMA,
            derived.jpegs(around, 4_096, 2_048)),
        with(
            sound,
            SPEECH,
            Kind.SOUND,
            sound.derivatives().withWaveform(derived.waveform(ITEMS.resolve(SPEECH + ".mp3")))),
        with(items.get(FILM), FILM, Kind.FILM, derived.film(ITEMS.resolve(FILM + ".mp4"))),
        with(
            items.get(new Slug("werk-merkers")),
            LEAFLET,
            Kind.DOCUMENT,
            derived.leaflet("Grubenfahrt", "Anfahrt", "Preise")),
        with(items.get(new Slug("werk-merkers")), MODEL, Kind.MODEL, derived.model()));
  }

  /** What an item is and says, with other files, and with all that may be said of it. */
  private static MediaItem with(MediaItem item, Slug slug, Kind kind, Derivatives derivatives) {
    Rights rights = item.rights();
    return new MediaItem(
        slug,
        kind,
        item.title(),
        item.alt(),
        item.description(),
        Optional.of(new Wording(Map.of(Language.GERMAN, CAPTION))),
        new Rights(
            rights.licence(),
            rights.creator(),
            Optional.of("Werra-Kalibergbau-Museum"),
            rights.year(),
            Optional.of("Sammlung Grube, Mappe 4"),
            rights.note()),
        item.consent(),
        derivatives,
        Optional.empty(),
        item.spoken(),
        item.synthetic(),
        item.transcripts());
  }

  private static Collection.StoryEditions withEverything(Collection.StoryEditions entry) {
    if (!STORY.endsWith("/" + entry.story().slug())) {
      return entry;
    }
    return new Collection.StoryEditions(
        entry.story(), entry.editions().stream().map(DerivedService::withEverything).toList());
  }

  private static Edition withEverything(Edition edition) {
    Optional<String> none = Optional.empty();
    Block.Picture ride = new Block.Picture(RIDE, none);
    Block.Picture hall = new Block.Picture(HALL, Optional.of("In der Kaue"));
    List<Block> blocks = new ArrayList<>();
    blocks.add(edition.blocks().getFirst());
    blocks.add(ride);
    blocks.add(new Block.Audio(SPEECH, none));
    blocks.add(new Block.Video(FILM, none));
    blocks.add(new Block.Document(LEAFLET, none));
    blocks.add(new Block.Model(MODEL, HALL, none));
    blocks.add(new Block.Gallery(List.of(ride, hall)));
    blocks.add(new Block.Panorama(AROUND, none));
    blocks.add(new Block.ThenAndNow(RIDE, HALL, none));
    blocks.add(new Block.Picture(GROTTO, none));
    return new Edition(edition.language(), edition.title(), edition.teaser(), blocks);
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
