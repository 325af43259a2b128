package de.kaliregion.obenunten.exhibition.access;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Rights;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.Wording;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Three museums with stories and media that lack this and that, as chance wills it. */
final class RandomExhibition {
  static final List<Slug> MUSEUMS =
      List.of(new Slug("merkers"), new Slug("heringen"), new Slug("vacha"));

  private final Random random;
  private final List<MediaItem> items = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Release> releases = new ArrayList<>();

  private RandomExhibition(long seed) {
    random = new Random(seed);
  }

  static Published of(long seed) {
    return new RandomExhibition(seed).published();
  }

  private Published published() {
    for (int i = 0; i < 12; i++) {
      items.add(item(new Slug("item-" + i)));
    }
    for (Slug museum : MUSEUMS) {
      places.add(place(museum));
      for (int i = random.nextInt(20); i > 0; i--) {
        release(museum, new Slug(museum + "-" + i));
      }
    }
    return new Published(
        1,
        MUSEUMS.stream()
            .map(museum -> new Organisation(museum, words("Museum " + museum)))
            .toList(),
        places,
        items,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        releases);
  }

  private Place place(Slug museum) {
    return new Place(
        museum,
        words("Ort " + museum),
        museum,
        "Merkers",
        "Wartburgkreis",
        List.of(FederalState.TH),
        new Coordinates(50.82, 10.12, 10),
        Level.ABOVE,
        Optional.empty(),
        Optional.empty());
  }

  private void release(Slug museum, Slug slug) {
    Story story =
        new Story(
            slug,
            museum,
            museum,
            Tone.PLAIN,
            any().slug(),
            List.of(new Source(Optional.of("G10"), "Quelle", Optional.empty())));
    for (Language language : Language.values()) {
      if (language == Language.GERMAN || random.nextBoolean()) {
        releases.add(
            new Release(
                story, edition(language, slug), 1, Instant.ofEpochSecond(random.nextInt(1 << 30))));
      }
    }
  }

  private Edition edition(Language language, Slug slug) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Text(Optional.empty(), Optional.of(new RichText("Text"))));
    for (int i = random.nextInt(3); i > 0; i--) {
      blocks.add(new Block.Picture(any().slug(), Optional.empty()));
    }
    return new Edition(language, "Titel " + slug, "Teaser", blocks);
  }

  private MediaItem any() {
    return items.get(random.nextInt(items.size()));
  }

  private MediaItem item(Slug slug) {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    List<Transcript> transcripts =
        kind.timed() ? List.of(transcript(slug, random.nextBoolean())) : List.of();
    return new MediaItem(
        slug,
        kind,
        words("Titel " + slug),
        kind.needsAlt() || random.nextBoolean()
            ? Optional.of(random.nextBoolean() ? words("Ein Bild") : inTwo("Ein Bild"))
            : Optional.empty(),
        random.nextBoolean() ? Optional.of(words("Viel")) : Optional.empty(),
        Optional.empty(),
        Rights.of(Licence.CC_BY, "Museum", 2026),
        Optional.empty(),
        Derivatives.of(List.of(file(slug))).withTags(random.nextBoolean()),
        Optional.empty(),
        random.nextBoolean() ? Optional.of(Language.GERMAN) : Optional.empty(),
        false,
        transcripts);
  }

  private static Transcript transcript(Slug slug, boolean german) {
    return new Transcript(
        german ? Language.GERMAN : Language.ENGLISH,
        new Rendition(
            Sha256.of(slug.value().getBytes(StandardCharsets.UTF_8)),
            slug + ".vtt",
            "text/vtt",
            1,
            Optional.empty(),
            Optional.empty()),
        List.of(new Transcript.Cue(0, 1, Optional.empty(), "Glück auf")));
  }

  private static Rendition file(Slug slug) {
    return new Rendition(
        Sha256.of(slug.value().getBytes(StandardCharsets.UTF_8)),
        slug + ".bin",
        "application/octet-stream",
        1,
        Optional.of(new Rendition.Dimensions(8, 6)),
        Optional.of(1L));
  }

  private static Wording words(String german) {
    return new Wording(Map.of(Language.GERMAN, german));
  }

  private static Wording inTwo(String german) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    texts.put(Language.GERMAN, german);
    texts.put(Language.ENGLISH, "A picture");
    return new Wording(texts);
  }
}
