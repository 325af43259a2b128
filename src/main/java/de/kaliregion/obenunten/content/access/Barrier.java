package de.kaliregion.obenunten.content.access;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.Wording;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What content lacks so that everybody can use it; what shuts people out most comes first. */
public enum Barrier {
  /** A picture without a description: who does not see it learns nothing of it. */
  PICTURE_UNDESCRIBED(true),
  /** A sound with speech that cannot be read in the language in which it is spoken. */
  SOUND_WITHOUT_TRANSCRIPT(true),
  /** A film without captions in the language in which it is spoken. */
  FILM_WITHOUT_CAPTIONS(true),
  /** A view all around or a model that is not told in full: one line is not enough for either. */
  VIEW_UNTOLD(true),
  /** A document that does not say what its parts are, or of which nobody knows whether it does. */
  DOCUMENT_UNTAGGED(true),
  /** A story that is not there in Leichte Sprache. */
  STORY_NOT_EASY(false),
  /** A story that is not there in English. */
  STORY_NOT_ENGLISH(false),
  /** A picture that is described in German alone, or not in German and English both. */
  DESCRIBED_ONCE(false);

  private final boolean demanded;

  Barrier(boolean demanded) {
    this.demanded = demanded;
  }

  /**
   * Whether the law demands that it be removed (BITV 2.0, section 3, with EN 301 549); the others
   * are what this house has set itself.
   */
  public boolean isDemanded() {
    return demanded;
  }

  /** Whether it is one of a story, and not of something that a story shows. */
  public boolean isOfStory() {
    return this == STORY_NOT_EASY || this == STORY_NOT_ENGLISH;
  }

  /** What an item lacks. */
  public static Set<Barrier> of(MediaItem item) {
    return of(
        item.kind(),
        new Words(item.alt(), item.description(), item.spoken(), item.transcripts()),
        item.derivatives().tagged());
  }

  /**
   * The words that go with an item.
   *
   * @param spoken the language that is heard, where somebody has said so
   */
  public record Words(
      Optional<Wording> alt,
      Optional<Wording> description,
      Optional<Language> spoken,
      List<Transcript> transcripts) {

    private boolean canBeRead() {
      return transcripts.stream()
          .anyMatch(it -> spoken.map(language -> it.language() == language).orElse(true));
    }
  }

  /**
   * What an item with these words lacks.
   *
   * @param tagged whether a document says what its parts are
   */
  public static Set<Barrier> of(Kind kind, Words words, Optional<Boolean> tagged) {
    Set<Barrier> found = EnumSet.noneOf(Barrier.class);
    if (kind.needsAlt()) {
      words
          .alt()
          .ifPresentOrElse(
              alt -> addIf(!isInBoth(alt), DESCRIBED_ONCE, found),
              () -> found.add(PICTURE_UNDESCRIBED));
    }
    addIf(isView(kind) && words.description().isEmpty(), VIEW_UNTOLD, found);
    addIf(kind == Kind.SOUND && !words.canBeRead(), SOUND_WITHOUT_TRANSCRIPT, found);
    addIf(kind == Kind.FILM && !words.canBeRead(), FILM_WITHOUT_CAPTIONS, found);
    addIf(kind == Kind.DOCUMENT && !tagged.orElse(false), DOCUMENT_UNTAGGED, found);
    return found;
  }

  /** What a story lacks that is there in these languages. */
  public static Set<Barrier> ofStory(Collection<Language> languages) {
    Set<Barrier> found = EnumSet.noneOf(Barrier.class);
    addIf(!languages.contains(Language.EASY_GERMAN), STORY_NOT_EASY, found);
    addIf(!languages.contains(Language.ENGLISH), STORY_NOT_ENGLISH, found);
    return found;
  }

  private static boolean isInBoth(Wording alt) {
    return alt.texts().containsKey(Language.GERMAN) && alt.texts().containsKey(Language.ENGLISH);
  }

  private static boolean isView(Kind kind) {
    return kind == Kind.PANORAMA || kind == Kind.MODEL;
  }

  private static void addIf(boolean missing, Barrier barrier, Set<Barrier> found) {
    if (missing) {
      found.add(barrier);
    }
  }
}
