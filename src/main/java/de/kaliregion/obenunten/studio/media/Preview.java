package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Rights;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.web.page.Messages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An item as visitors would get it, also while something is missing: a few words then stand where
 * it will be.
 */
public final class Preview {
  /** Name of the file of captions that stands in for one that is missing. */
  static final String NO_CAPTIONS = "no-captions.vtt";

  private static final Sha256 NOTHING = Sha256.of(new byte[0]);

  private Preview() {}

  /** The item, once there is anything to show. */
  public static Optional<MediaItem> of(MediaEntry entry) {
    Optional<Kind> kind = entry.kind();
    if (!entry.isReady() || kind.isEmpty() || entry.master().derivatives().renditions().isEmpty()) {
      return Optional.empty();
    }
    Description said = entry.draft().description();
    return Optional.of(
        new MediaItem(
            entry.slug(),
            kind.get(),
            said.title().orElseGet(() -> alike(_ -> entry.master().fileName())),
            said.alt().or(() -> Optional.of(missing("preview.alt"))),
            said.description(),
            said.caption(),
            rights(said, entry.master().receivedAt()),
            said.consent(),
            entry.master().derivatives(),
            said.poster(),
            said.spoken(),
            said.synthetic(),
            transcripts(said, entry)));
  }

  private static Rights rights(Description said, Instant received) {
    return new Rights(
        said.licence().orElse(Licence.NOT_EVALUATED),
        said.creator().orElse("…"),
        said.holder(),
        said.year().orElse(received.atZone(ZoneOffset.UTC).getYear()),
        said.source(),
        said.note());
  }

  private static List<Transcript> transcripts(Description said, MediaEntry entry) {
    if (!said.transcripts().isEmpty() || entry.kind().map(kind -> !kind.timed()).orElse(true)) {
      return said.transcripts();
    }
    Rendition none =
        new Rendition(NOTHING, NO_CAPTIONS, "text/vtt", 7, Optional.empty(), Optional.empty());
    List<Transcript> transcripts = new ArrayList<>();
    missing("preview.transcript")
        .texts()
        .forEach((language, words) ->
            transcripts.add(
                new Transcript(
                    language,
                    none,
                    List.of(new Transcript.Cue(0, 1_000, Optional.empty(), words)))));
    return transcripts;
  }

  private static Wording missing(String key) {
    return alike(language -> Messages.ofStudio(language).text(key));
  }

  private static Wording alike(Function<Language, String> words) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    Messages.STUDIO_LANGUAGES.forEach(language -> texts.put(language, words.apply(language)));
    return new Wording(texts);
  }

  /**
   * A page that shows several items, with the addresses of their files and tiles for those who work
   * on them; those of other items stay.
   */
  public static String addressed(String page, Collection<MediaEntry> entries) {
    String addressed =
        page.replace(Rendition.path(NOTHING, NO_CAPTIONS), LibraryPages.PATH + "/" + NO_CAPTIONS);
    for (MediaEntry entry : entries) {
      String item = LibraryPages.PATH + "/" + entry.slug();
      for (Sha256 file : files(entry)) {
        addressed =
            addressed
                .replace("/media/" + file + "/", item + "/files/" + file + "/")
                .replace(TilePack.SERVICES + "/" + file, item + "/iiif/" + file);
      }
    }
    return addressed;
  }

  private static Set<Sha256> files(MediaEntry entry) {
    Derivatives made = entry.master().derivatives();
    return Stream.of(
            made.files().stream().map(Rendition::sha256),
            made.tiles().stream().map(TilePack::sha256),
            entry.draft().description().transcripts().stream()
                .map(text -> text.captions().sha256()))
        .flatMap(Function.identity())
        .collect(Collectors.toSet());
  }

  /** The same page with the addresses of files and tiles for those who work on the item. */
  static String addressed(String page, MediaEntry entry) {
    String item = LibraryPages.PATH + "/" + entry.slug();
    return page.replace(Rendition.path(NOTHING, NO_CAPTIONS), LibraryPages.PATH + "/" + NO_CAPTIONS)
        .replaceAll("/media/(?=[0-9a-f]{64}/)", item + "/files/")
        .replaceAll(TilePack.SERVICES + "/(?=[0-9a-f]{64}/)", item + "/iiif/");
  }
}
