package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Rights;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.media.inspect.Inspection;
import de.kaliregion.obenunten.media.inspect.Inspector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one media item: the YAML that describes it, and the files beside it. */
final class MediaItemReader {
  private static final Map<MediaItem.Kind, List<String>> TYPES =
      Map.of(
          MediaItem.Kind.PICTURE, List.of("image/jpeg", "image/png", "image/webp"),
          MediaItem.Kind.PANORAMA, List.of("image/jpeg", "image/png", "image/webp"),
          MediaItem.Kind.SOUND, List.of("audio/mpeg", "audio/mp4"),
          MediaItem.Kind.FILM, List.of("video/mp4"),
          MediaItem.Kind.MODEL, List.of("model/gltf-binary"),
          MediaItem.Kind.DOCUMENT, List.of("application/pdf"));

  /** Of one picture, judged before anybody decodes it. */
  private static final long MOST_PIXELS = 100_000_000;

  /** Stands for what is found only when an original is rendered. */
  private static final Inspection NOT_LOOKED_INTO =
      new Inspection(
          "application/octet-stream", Optional.of(new Rendition.Dimensions(1, 1)), Optional.of(1L));

  private final ItemFolder folder;
  private final Inspector inspector;
  private final Map<Slug, Collection.Holding> holdings;
  private final List<Organisation> organisations;
  private final Optional<Map<Slug, Original>> originals;

  /**
   * An original of a library.
   *
   * @param name as it was called where it came from
   * @param file the same as a file that visitors could get
   * @param showable whether browsers understand it
   */
  record Original(String name, Rendition file, boolean showable) {}

  /**
   * @param folder where the files lie
   * @param organisations of the collection; where it has but one, every item is theirs
   * @param holdings receives whose each item is
   * @param originals of an export; receives them by the names of their items
   */
  MediaItemReader(
      ItemFolder folder,
      List<Organisation> organisations,
      Inspector inspector,
      Map<Slug, Collection.Holding> holdings,
      Optional<Map<Slug, Original>> originals) {
    this.folder = folder;
    this.organisations = organisations;
    this.inspector = inspector;
    this.holdings = holdings;
    this.originals = originals;
  }

  Optional<MediaItem> read(Slug slug, Fields fields) {
    var kind =
        fields.choice(
            "kind",
            Fields.enumConstant(MediaItem.Kind.values()),
            "picture, sound, film, panorama, model or document");
    var title = fields.wording("title");
    var alt = fields.optionalWording("alt");
    var description = fields.optionalWording("description");
    var caption = fields.optionalWording("caption");
    var rights = fields.fields("rights").flatMap(MediaItemReader::rights);
    if (rights.isEmpty()) {
      fields.fault("rights", "is missing or at fault");
    }
    var consent = fields.fields("consent").flatMap(ItemFolder::consent);
    var poster = fields.optionalSlug("poster");
    var spoken = fields.optionalChoice("spoken", Language::ofTag, "de, en or de-simple");
    var synthetic = fields.yes("synthetic");
    var renditions = rendition(slug, kind, fields).stream().toList();
    var people = fields.optionalText("people");
    organisation(fields)
        .ifPresent(owner -> holdings.put(slug, new Collection.Holding(owner, people)));
    var transcripts = folder.transcripts(fields);
    return fields.build(() ->
        new MediaItem(
            slug,
            kind,
            title,
            alt,
            description,
            caption,
            rights.orElseThrow(),
            consent,
            Derivatives.of(renditions),
            poster,
            spoken,
            synthetic,
            transcripts));
  }

  private static Optional<Rights> rights(Fields fields) {
    var licence = fields.choice("licence", Licence::ofId, "one of the licences in the README");
    var creator = fields.text("creator");
    var holder = fields.optionalText("holder");
    var year = fields.number("year");
    var source = fields.optionalText("source");
    var note = fields.optionalWording("note");
    return fields.build(() -> new Rights(licence, creator, holder, year, source, note));
  }

  private Optional<Slug> organisation(Fields fields) {
    Optional<Slug> named = fields.optionalSlug("organisation");
    if (named.isPresent()) {
      if (organisations.stream().noneMatch(o -> o.slug().equals(named.get()))) {
        fields.fault("organisation", "there is no organisation " + named.get());
      }
      return named;
    }
    if (organisations.stream().map(Organisation::slug).distinct().count() != 1) {
      fields.fault("organisation", "is needed, for the collection has not just one");
      return Optional.empty();
    }
    return Optional.of(organisations.getFirst().slug());
  }

  private Optional<Rendition> rendition(Slug slug, MediaItem.Kind kind, Fields fields) {
    String named = fields.text("file");
    Optional<String> original = fields.optionalText("name");
    return Optional.ofNullable(named)
        .flatMap(name -> folder.existing(name, "file", fields))
        .flatMap(file -> {
          try {
            return originals.isPresent()
                ? Optional.of(original(slug, kind, file, original.orElse(named)))
                : asItIs(kind, file, original.orElse(named), fields);
          } catch (IOException e) {
            fields.fault("file", e.getMessage());
            return Optional.empty();
          }
        });
  }

  private Optional<Rendition> asItIs(MediaItem.Kind kind, Path file, String name, Fields fields)
      throws IOException {
    Inspection found = inspector.inspect(file);
    if (kind != null && !TYPES.get(kind).contains(found.mediaType())) {
      fields.fault(
          "file",
          "%s is %s, which cannot be a %s"
              .formatted(name, found.mediaType(), CollectionCheck.word(kind)));
      return Optional.empty();
    }
    if (isTooLarge(found)) {
      fields.fault("file", "%s has more than 100 megapixels".formatted(name));
      return Optional.empty();
    }
    return Optional.of(folder.rendition(file, addressName(file, name), found));
  }

  /**
   * Whatever the library has taken in; what browsers do not understand waits for its renditions.
   */
  private Rendition original(Slug slug, MediaItem.Kind kind, Path file, String name)
      throws IOException {
    Optional<Inspection> found = inspected(file).filter(what -> isFor(kind, what));
    Rendition rendition =
        folder.rendition(file, addressName(file, name), found.orElse(NOT_LOOKED_INTO));
    originals.get().put(slug, new Original(name, rendition, found.isPresent()));
    return rendition;
  }

  private Optional<Inspection> inspected(Path file) {
    try {
      return Optional.of(inspector.inspect(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isFor(MediaItem.Kind kind, Inspection found) {
    boolean seen = kind == MediaItem.Kind.PICTURE || kind == MediaItem.Kind.PANORAMA;
    return kind != null
        && TYPES.get(kind).contains(found.mediaType())
        && !isTooLarge(found)
        && (!seen || found.dimensions().isPresent())
        && (!kind.timed() || found.milliseconds().isPresent());
  }

  private static String addressName(Path file, String name) {
    return Rendition.isValidName(name) ? name : file.getFileName().toString();
  }

  private static boolean isTooLarge(Inspection found) {
    return found.dimensions().filter(d -> (long) d.width() * d.height() > MOST_PIXELS).isPresent();
  }
}
