package de.kaliregion.obenunten.content;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A picture, sound, film, panorama, model or document, with all that is needed to show it rightly.
 *
 * @param alt what it shows, for those who do not see it; pictures, panoramas and models need one
 * @param description what a diagram says, in full
 * @param caption what stands below it where a story has no words of its own for it
 * @param derivatives the files, of which at least one shows or plays it
 * @param poster another item that stands for a film until it plays, in place of its own stills
 * @param spoken the language that is heard
 * @param synthetic whether a computer's voice speaks; the page says so
 * @param transcripts sounds and films need one at least
 */
public record MediaItem(
    Slug slug,
    Kind kind,
    Wording title,
    Optional<Wording> alt,
    Optional<Wording> description,
    Optional<Wording> caption,
    Rights rights,
    Optional<Consent> consent,
    Derivatives derivatives,
    Optional<Slug> poster,
    Optional<Language> spoken,
    boolean synthetic,
    List<Transcript> transcripts) {

  /** What it is. */
  public enum Kind {
    PICTURE,
    SOUND,
    FILM,
    PANORAMA,
    MODEL,
    DOCUMENT;

    /** Whether it plays in time. */
    public boolean timed() {
      return this == SOUND || this == FILM;
    }

    /** Whether those who do not see it need words in its place. */
    public boolean needsAlt() {
      return this == PICTURE || this == PANORAMA || this == MODEL;
    }
  }

  public MediaItem {
    Require.present("slug", slug);
    Require.present("kind", kind);
    Require.present("title", title);
    alt = Require.optional(alt);
    description = Require.optional(description);
    caption = Require.optional(caption);
    Require.present("rights", rights);
    consent = Require.optional(consent);
    Require.present("derivatives", derivatives);
    List<Rendition> renditions = Require.atLeastOne("renditions", derivatives.renditions());
    poster = Require.optional(poster);
    spoken = Require.optional(spoken);
    transcripts = Require.list(transcripts);
    Require.that(!kind.needsAlt() || alt.isPresent(), "alt", "is needed: say what it shows");
    Require.that(
        !kind.timed() || !transcripts.isEmpty(), "transcripts", "are needed for sounds and films");
    Require.that(
        !kind.timed() || renditions.getFirst().milliseconds().isPresent(),
        "renditions",
        "have no duration");
    boolean seen = kind == Kind.PICTURE || kind == Kind.PANORAMA;
    Require.that(
        !seen || renditions.stream().allMatch(r -> r.dimensions().isPresent()),
        "renditions",
        "have no dimensions");
  }

  /** The same item with other files. */
  public MediaItem withDerivatives(Derivatives other) {
    return new MediaItem(
        slug,
        kind,
        title,
        alt,
        description,
        caption,
        rights,
        consent,
        other,
        poster,
        spoken,
        synthetic,
        transcripts);
  }

  /** The files to show or play. */
  public List<Rendition> renditions() {
    return derivatives.renditions();
  }

  /** The file that every browser understands; of pictures the largest such. */
  public Rendition main() {
    return renditions().getFirst();
  }

  /**
   * The narrowest file of the main one's type that is at least so wide in pixels, else the main.
   */
  public Rendition atLeast(int width) {
    return renditions().stream()
        .filter(r -> r.mediaType().equals(main().mediaType()))
        .filter(r -> r.dimensions().map(d -> d.width() >= width).orElse(false))
        .min(Comparator.comparingInt(r -> r.dimensions().orElseThrow().width()))
        .orElse(main());
  }

  /** The transcript in the language, or in the nearest one that there is. */
  public Optional<Transcript> transcript(Language language) {
    return language.fallbacks().stream()
        .flatMap(wanted -> transcripts.stream().filter(t -> t.language() == wanted))
        .findFirst();
  }
}
