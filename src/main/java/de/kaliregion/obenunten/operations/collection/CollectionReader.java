package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Depth;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Notice;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Visit;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.media.inspect.Inspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a collection from its folder. The format is told in {@code media/README.md}. */
public final class CollectionReader {
  /** Only these have pages. */
  private static final List<String> NOTICES = List.of("accessibility", "privacy", "imprint");

  /** Says whose export a folder is; a collection that is written by hand has no such file. */
  static final String EXPORT = "export.yaml";

  /** The form of exports that this program writes and reads. */
  static final int FORM = 1;

  private final Path root;
  private final Faults faults = new Faults();
  private final Map<String, Set<Slug>> written = new HashMap<>();
  private final Map<Sha256, Path> files = new LinkedHashMap<>();

  private CollectionReader(Path root) {
    this.root = root;
  }

  /**
   * Reads the whole folder.
   *
   * @throws CollectionFaultException with every fault there is
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static Collection read(Path root) {
    return new CollectionReader(root).read();
  }

  private Collection read() {
    if (!Files.isDirectory(root)) {
      faults.add(".", 0, "folder", "there is no folder " + root);
      faults.throwIfAny();
    }
    List<Organisation> organisations =
        listFile("organisations.yaml", "organisations", CollectionReader::organisation);
    Optional<Slug> exported = exported();
    Map<Slug, Collection.Holding> holdings = new HashMap<>();
    Map<Slug, MediaItemReader.Original> originals = new HashMap<>();
    MediaItemReader items =
        new MediaItemReader(
            new ItemFolder(root, "items", files, faults),
            organisations,
            new Inspector(),
            holdings,
            exported.map(_ -> originals));
    List<Place> places = eachFile("places", CollectionReader::place);
    List<MediaItem> mediaItems = eachFile("items", items::read);
    Collection collection =
        new Collection(
            organisations,
            places,
            mediaItems,
            holdings,
            stories(),
            listFile("signs.yaml", "signs", CollectionReader::sign),
            eachFile("routes", CollectionReader::route),
            listFile("glossary.yaml", "terms", CollectionReader::term),
            exported.isPresent() ? List.of() : notices(),
            files,
            exported.map(owner -> belongings(owner, mediaItems, holdings, originals)));
    new CollectionCheck(collection, written, faults).run();
    faults.throwIfAny();
    return collection;
  }

  /** The organisation whose export it is, if it is one. */
  private Optional<Slug> exported() {
    Path file = root.resolve(EXPORT);
    return Files.exists(file) ? fileFields(file, this::exported) : Optional.empty();
  }

  private Optional<Slug> exported(Fields fields) {
    int form = fields.number("form");
    var organisation = fields.slug("organisation");
    if (form != FORM) {
      fields.fault("form", "is not " + FORM + ": another version of the program wrote this export");
    }
    return fields.build(() -> organisation);
  }

  private Belongings belongings(
      Slug owner,
      List<MediaItem> shown,
      Map<Slug, Collection.Holding> holdings,
      Map<Slug, MediaItemReader.Original> originals) {
    ItemFolder folder = new ItemFolder(root, "drafts/items", files, faults);
    List<ItemDraftReader.Said> said = eachFile("drafts/items", new ItemDraftReader(folder)::read);
    return new Belongings(
        owner,
        new BelongingItems(owner, folder, faults).of(shown, holdings, originals, said),
        folders("drafts/stories").flatMap(story -> writing(story).stream()).toList());
  }

  private Optional<Belongings.Writing> writing(Path folder) {
    Path shared = folder.resolve("story.yaml");
    Optional<StoryFacts> facts =
        Files.exists(shared) ? fileFields(shared, DraftReader::facts) : Optional.empty();
    List<Belongings.EditionWriting> editions = new ArrayList<>();
    for (Language language : Language.values()) {
      Path file = folder.resolve(language.tag() + ".yaml");
      if (Files.exists(file)) {
        fileFields(file, fields -> DraftReader.edition(language, fields)).ifPresent(editions::add);
      }
    }
    return slugOf(folder).map(slug -> new Belongings.Writing(slug, facts, editions));
  }

  static Optional<Organisation> organisation(Fields fields) {
    var slug = fields.slug("slug");
    var name = fields.wording("name");
    var website = fields.optionalChoice("website", CollectionReader::uri, "an address");
    var email = fields.optionalChoice("email", EmailAddress::of, "an e-mail address");
    return fields.build(() -> new Organisation(slug, name, website, email));
  }

  static Optional<Place> place(Slug slug, Fields fields) {
    var name = fields.wording("name");
    var organisation = fields.slug("organisation");
    var municipality = fields.text("municipality");
    var district = fields.text("district");
    var states = states(fields);
    var latitude = fields.decimal("latitude");
    var longitude = fields.decimal("longitude");
    var uncertainty = fields.number("uncertainty");
    var level = fields.choice("level", Fields.enumConstant(Level.values()), "above or below");
    var under = fields.optionalSlug("under");
    var metres = fields.optionalNumber("depth");
    var about = fields.yes("about");
    var depthSource = fields.fields("depth-source").flatMap(CollectionReader::source);
    var openingHours = fields.optionalWording("opening-hours");
    var access = fields.optionalWording("access");
    var contentNote = fields.optionalWording("content-note");
    var coordinates = fields.part(() -> new Coordinates(latitude, longitude, uncertainty));
    var depth = metres.flatMap(m -> fields.part(() -> new Depth(m, about)));
    return fields.build(() ->
        new Place(
            slug,
            name,
            organisation,
            municipality,
            district,
            states,
            coordinates.orElseThrow(),
            level,
            under,
            depth,
            depthSource,
            new Visit(openingHours, access, contentNote)));
  }

  private static List<FederalState> states(Fields fields) {
    List<FederalState> states = new ArrayList<>();
    for (String word : fields.texts("states")) {
      switch (word) {
        case "HE" -> states.add(FederalState.HE);
        case "TH" -> states.add(FederalState.TH);
        default -> fields.fault("states", "must be HE or TH: " + word);
      }
    }
    return states;
  }

  private List<Collection.StoryEditions> stories() {
    return folders("stories").flatMap(folder -> story(folder).stream()).toList();
  }

  private Optional<Collection.StoryEditions> story(Path folder) {
    Optional<Story> story =
        slugOf(folder)
            .flatMap(slug -> fileFields(folder.resolve("story.yaml"), f -> story(slug, f)));
    List<Edition> editions = editions(folder);
    if (!Files.exists(root.resolve(EXPORT))) {
      germanIsThere(folder);
    }
    return story.map(s -> new Collection.StoryEditions(s, editions));
  }

  private void germanIsThere(Path folder) {
    if (!Files.exists(folder.resolve("de.md"))) {
      faults.add(name(folder), 0, "de.md", "is missing: everything is told in German");
    }
  }

  private Optional<Story> story(Slug slug, Fields fields) {
    var place = fields.slug("place");
    var organisation = fields.slug("organisation");
    var tone = fields.choice("tone", Fields.enumConstant(Tone.values()), "plain or sober");
    var cover = fields.slug("cover");
    var sources = fields.list("sources", CollectionReader::source);
    return fields.build(() -> new Story(slug, place, organisation, tone, cover, sources));
  }

  static Optional<Source> source(Fields fields) {
    var fact = fields.optionalText("fact");
    var citation = fields.text("citation");
    var url = fields.optionalChoice("url", CollectionReader::uri, "an address");
    return fields.build(() -> new Source(fact, citation, url));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private List<Edition> editions(Path folder) {
    List<Edition> editions = new ArrayList<>();
    for (Language language : Language.values()) {
      Path file = folder.resolve(language.tag() + ".md");
      if (Files.exists(file)) {
        content(file)
            .flatMap(text -> EditionReader.read(name(file), language, text, faults))
            .ifPresent(editions::add);
      }
    }
    return editions;
  }

  static Optional<Sign> sign(Fields fields) {
    var code = fields.choice("code", SignCode::of, "six symbols and the right check symbol");
    var story = fields.optionalSlug("story");
    var place = fields.optionalSlug("place");
    var location = fields.optionalWording("location");
    Sign.State usual = story.isPresent() ? Sign.State.ASSIGNED : Sign.State.UNASSIGNED;
    var state =
        fields
            .optionalChoice(
                "state",
                Fields.enumConstant(Sign.State.values()),
                "assigned, unassigned or retired")
            .orElse(usual);
    return fields.build(() -> new Sign(code, state, story, place, location));
  }

  static Optional<LearningRoute> route(Slug slug, Fields fields) {
    var title = fields.wording("title");
    var introduction = fields.wording("introduction");
    var organisation = fields.slug("organisation");
    var stations = fields.list("stations", CollectionReader::station);
    return fields.build(() -> new LearningRoute(slug, title, introduction, organisation, stations));
  }

  static Optional<LearningRoute.Station> station(Fields fields) {
    var story = fields.slug("story");
    var direction = fields.wording("direction");
    var tasks =
        fields.list(
            "tasks",
            task -> {
              var prompt = task.wording("prompt");
              return task.build(() -> new LearningRoute.Task(prompt));
            });
    return fields.build(() -> new LearningRoute.Station(story, direction, tasks));
  }

  static Optional<GlossaryTerm> term(Fields fields) {
    var slug = fields.slug("slug");
    var term = fields.wording("term");
    var definition = fields.wording("definition");
    return fields.build(() -> new GlossaryTerm(slug, term, definition));
  }

  private List<Notice> notices() {
    for (String owed : NOTICES) {
      if (!Files.isDirectory(root.resolve("notices").resolve(owed))) {
        faults.add("notices", 0, owed, "is missing: the operator owes it to the public");
      }
    }
    return folders("notices").flatMap(folder -> notice(folder).stream()).toList();
  }

  private Optional<Notice> notice(Path folder) {
    String name = folder.getFileName().toString();
    if (!NOTICES.contains(name)) {
      faults.add(name(folder), 0, "name", "must be one of " + String.join(", ", NOTICES));
      return Optional.empty();
    }
    germanIsThere(folder);
    List<Edition> editions = editions(folder);
    return editions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Notice(new Slug(name), editions));
  }

  /** The entries of the list in a file that holds only that list. */
  private <T> List<T> listFile(String name, String field, Function<Fields, Optional<T>> read) {
    return fileFields(
            root.resolve(name),
            fields -> {
              List<T> entries = fields.list(field, read);
              fields.build(() -> entries);
              return Optional.of(entries);
            })
        .orElse(List.of());
  }

  /** One thing from each YAML file of a folder; the file's name is its slug. */
  private <T> List<T> eachFile(String folder, BiFunction<Slug, Fields, Optional<T>> read) {
    return entries(folder)
        .filter(file -> file.getFileName().toString().endsWith(".yaml"))
        .flatMap(file ->
            slugOf(file).flatMap(slug -> fileFields(file, f -> read.apply(slug, f))).stream())
        .toList();
  }

  private <T> Optional<T> fileFields(Path file, Function<Fields, Optional<T>> read) {
    return content(file).flatMap(text -> Fields.parse(name(file), 0, text, faults)).flatMap(read);
  }

  private Optional<Slug> slugOf(Path file) {
    String slug = file.getFileName().toString().replaceFirst("\\.yaml$", "");
    if (Slug.isValid(slug)) {
      String folder = name(file.getParent());
      written.computeIfAbsent(folder, _ -> new HashSet<>()).add(new Slug(slug));
      return Optional.of(new Slug(slug));
    }
    faults.add(name(file), 0, "name", "must be lower-case letters, digits and hyphens");
    return Optional.empty();
  }

  private Optional<String> content(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      String message = Files.exists(file) ? "cannot be read as UTF-8" : "is missing";
      faults.add(name(file), 0, "file", message);
      return Optional.empty();
    }
  }

  private Stream<Path> folders(String folder) {
    return entries(folder).filter(Files::isDirectory);
  }

  private Stream<Path> entries(String folder) {
    Path path = root.resolve(folder);
    if (!Files.isDirectory(path)) {
      return Stream.empty();
    }
    try (Stream<Path> list = Files.list(path)) {
      return list.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
