package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Consent;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Rights;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.media.captions.WebVtt;
import de.kaliregion.obenunten.media.captions.WebVttException;
import de.kaliregion.obenunten.media.inspect.Inspection;
import de.kaliregion.obenunten.media.inspect.Inspector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  private final Path folder;
  private final Inspector inspector;
  private final Map<Sha256, Path> files;
  private final Map<Slug, Collection.Holding> holdings;
  private final List<Organisation> organisations;
  private final Faults faults;

  /**
   * @param folder where the files lie
   * @param organisations of the collection; where it has but one, every item is theirs
   * @param files receives each file that an item names
   * @param holdings receives whose each item is
   */
  MediaItemReader(
      Path folder,
      List<Organisation> organisations,
      Inspector inspector,
      Map<Sha256, Path> files,
      Map<Slug, Collection.Holding> holdings,
      Faults faults) {
    this.folder = folder;
    this.organisations = organisations;
    this.inspector = inspector;
    this.files = files;
    this.holdings = holdings;
    this.faults = faults;
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
    var consent = fields.fields("consent").flatMap(MediaItemReader::consent);
    var poster = fields.optionalSlug("poster");
    var spoken = fields.optionalChoice("spoken", Language::ofTag, "de, en or de-simple");
    var synthetic = fields.yes("synthetic");
    var renditions = rendition(kind, fields);
    var people = fields.optionalText("people");
    organisation(fields)
        .ifPresent(owner -> holdings.put(slug, new Collection.Holding(owner, people)));
    var transcripts = transcripts(fields);
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

  private static Optional<Consent> consent(Fields fields) {
    var basis = fields.text("basis");
    var until = fields.optionalChoice("until", MediaItemReader::date, "a date such as 2030-12-31");
    return fields.build(() -> new Consent(basis, until));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
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

  private List<Rendition> rendition(MediaItem.Kind kind, Fields fields) {
    return Stream.ofNullable(fields.text("file"))
        .flatMap(name -> rendition(kind, name, "file", fields).stream())
        .toList();
  }

  private Optional<Rendition> rendition(
      MediaItem.Kind kind, String name, String field, Fields fields) {
    return existing(name, field, fields)
        .flatMap(file -> {
          try {
            Inspection found = inspector.inspect(file);
            if (kind != null && !TYPES.get(kind).contains(found.mediaType())) {
              fields.fault(
                  field,
                  "%s is %s, which cannot be a %s"
                      .formatted(name, found.mediaType(), CollectionCheck.word(kind)));
              return Optional.empty();
            }
            if (isTooLarge(found)) {
              fields.fault(field, "%s has more than 100 megapixels".formatted(name));
              return Optional.empty();
            }
            return Optional.of(rendition(file, found));
          } catch (IOException e) {
            fields.fault(field, e.getMessage());
            return Optional.empty();
          }
        });
  }

  private static boolean isTooLarge(Inspection found) {
    return found.dimensions().filter(d -> (long) d.width() * d.height() > MOST_PIXELS).isPresent();
  }

  private Rendition rendition(Path file, Inspection found) throws IOException {
    Sha256 digest = digest(file);
    files.put(digest, file);
    return new Rendition(
        digest,
        file.getFileName().toString(),
        found.mediaType(),
        Files.size(file),
        found.dimensions(),
        found.milliseconds());
  }

  private List<Transcript> transcripts(Fields fields) {
    List<Transcript> transcripts = new ArrayList<>();
    fields
        .fields("transcripts")
        .ifPresent(byLanguage -> {
          for (Language language : Language.values()) {
            byLanguage
                .optionalText(language.tag())
                .flatMap(name -> existing(name, language.tag(), byLanguage))
                .flatMap(file -> transcript(language, file, byLanguage))
                .ifPresent(transcripts::add);
          }
          byLanguage.build(() -> transcripts);
        });
    return transcripts;
  }

  private Optional<Transcript> transcript(Language language, Path file, Fields fields) {
    try {
      var cues = WebVtt.parse(Files.readString(file));
      Inspection asCaptions = new Inspection("text/vtt", Optional.empty(), Optional.empty());
      return Optional.of(new Transcript(language, rendition(file, asCaptions), cues));
    } catch (WebVttException e) {
      faults.add("items/" + file.getFileName(), e.line(), "cue", e.getMessage());
    } catch (IOException e) {
      fields.fault(language.tag(), "cannot be read as UTF-8: " + file.getFileName());
    }
    return Optional.empty();
  }

  private Optional<Path> existing(String name, String field, Fields fields) {
    if (!Rendition.isValidName(name)) {
      fields.fault(field, "must be a file name of letters, digits, dots and hyphens: " + name);
      return Optional.empty();
    }
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      fields.fault(field, "there is no file " + name);
      return Optional.empty();
    }
    return Optional.of(file);
  }

  private static Sha256 digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return new Sha256(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
