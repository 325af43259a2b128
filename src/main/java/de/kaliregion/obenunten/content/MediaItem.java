package de.kaliregion.obenunten.content;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A picture, sound, film, panorama or model, with all that is needed to show it rightly.
 *
 * @param alt what it shows, for those who do not see it; pictures, panoramas and models need one
 * @param description what a diagram says, in full
 * @param renditions the files, at least one; the first is the largest
 * @param poster a film's still
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
    Rights rights,
    Optional<Consent> consent,
    List<Rendition> renditions,
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
    MODEL;

    /** Whether it plays in time. */
    public boolean timed() {
      return this == SOUND || this == FILM;
    }
  }

  public MediaItem {
    Require.present("slug", slug);
    Require.present("kind", kind);
    Require.present("title", title);
    alt = Require.optional(alt);
    description = Require.optional(description);
    Require.present("rights", rights);
    consent = Require.optional(consent);
    renditions = Require.atLeastOne("renditions", renditions);
    poster = Require.optional(poster);
    spoken = Require.optional(spoken);
    transcripts = Require.list(transcripts);
    Require.that(kind.timed() || alt.isPresent(), "alt", "is needed: say what it shows");
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

  /** The largest file. */
  public Rendition main() {
    return renditions.getFirst();
  }

  /** The narrowest file that is at least so many pixels wide, else the largest. */
  public Rendition atLeast(int width) {
    return renditions.stream()
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
