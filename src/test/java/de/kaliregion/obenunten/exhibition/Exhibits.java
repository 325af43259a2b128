package de.kaliregion.obenunten.exhibition;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Consent;
import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Depth;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
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
import de.kaliregion.obenunten.content.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small things to exhibit. */
final class Exhibits {
  private static final Slug OWNER = new Slug("museum");
  private static final Slug COVER = new Slug("cover");
  private static final Coordinates HERE = new Coordinates(50.82, 10.12, 10);

  private Exhibits() {}

  static Place above(String slug) {
    return place(slug, Level.ABOVE, Optional.empty(), Optional.empty());
  }

  static Place below(String slug, String surface, Optional<Depth> depth) {
    return place(slug, Level.BELOW, Optional.of(new Slug(surface)), depth);
  }

  private static Place place(
      String slug, Level level, Optional<Slug> under, Optional<Depth> depth) {
    return new Place(
        new Slug(slug),
        new Wording(Map.of(Language.GERMAN, slug)),
        OWNER,
        "Merkers",
        "Wartburgkreis",
        List.of(FederalState.TH),
        HERE,
        level,
        under,
        depth);
  }

  /** A release, published so many seconds after the epoch as its number. */
  static Release release(String slug, String place, Language language, int number) {
    Story story =
        new Story(
            new Slug(slug),
            new Slug(place),
            OWNER,
            Tone.PLAIN,
            COVER,
            List.of(new Source(Optional.of("G10"), "Quelle", Optional.empty())));
    Edition edition =
        new Edition(
            language,
            "Titel " + slug,
            "Teaser",
            List.of(
                new Block.Text(Optional.empty(), Optional.of(new RichText("Salz aus " + place)))));
    return new Release(story, edition, number, Instant.EPOCH.plusSeconds(number));
  }

  static Published published(long generation, List<Place> places, List<Release> releases) {
    return new Published(
        generation,
        List.of(),
        places,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        releases);
  }

  /** One picture of somebody who agreed to be shown until that day. */
  static Published withConsentUntil(String slug, LocalDate last) {
    Rendition file =
        new Rendition(
            Sha256.of(new byte[] {1}),
            slug + ".webp",
            "image/webp",
            1,
            Optional.of(new Rendition.Dimensions(8, 6)),
            Optional.empty());
    Wording words = new Wording(Map.of(Language.GERMAN, slug));
    MediaItem item =
        new MediaItem(
            new Slug(slug),
            MediaItem.Kind.PICTURE,
            words,
            Optional.of(words),
            Optional.empty(),
            Optional.empty(),
            Rights.of(Licence.CC_BY, "Museum", 2026),
            Optional.of(new Consent("signed", Optional.of(last))),
            Derivatives.of(List.of(file)),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of());
    return new Published(
        1,
        List.of(),
        List.of(),
        List.of(item),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
