package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Rights;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import java.util.List;
import java.util.Optional;

/** A media item as curators see it, with its original. */
public record MediaEntry(MediaDraft draft, Master master) {

  public Slug slug() {
    return draft.slug();
  }

  /** What it is shown as: curators may make a picture a panorama, and the other way round. */
  public Optional<Kind> kind() {
    return master.facts().flatMap(Facts::kind).map(kind -> as(kind, draft.description()));
  }

  private Kind as(Kind kind, Description said) {
    if (kind != Kind.PICTURE && kind != Kind.PANORAMA) {
      return kind;
    }
    return said.panorama().orElse(kind == Kind.PANORAMA || master.facts().orElseThrow().spherical())
        ? Kind.PANORAMA
        : Kind.PICTURE;
  }

  /** Whether it is shown as a view all around. */
  public boolean isPanorama() {
    return kind().filter(Kind.PANORAMA::equals).isPresent();
  }

  /** Whether it is no item of its own but captions for one. */
  public boolean isCaptions() {
    return master.facts().isPresent() && kind().isEmpty();
  }

  /** Whether it can be shown: its first derivatives are there. */
  public boolean isReady() {
    return master.state() == Master.State.READY;
  }

  /** What is missing before it can be released; nothing can be said before the inspection. */
  public List<Gap> gaps() {
    return kind().map(kind -> Gap.of(draft.description(), kind)).orElse(List.of());
  }

  /**
   * The item for visitors.
   *
   * @throws IllegalStateException unless it is ready and has no gaps
   */
  public MediaItem item() {
    if (!isReady() || kind().isEmpty() || !gaps().isEmpty()) {
      throw new IllegalStateException(slug() + " is not fit for visitors");
    }
    Description said = draft.description();
    return new MediaItem(
        slug(),
        kind().orElseThrow(),
        said.title().orElseThrow(),
        said.alt(),
        said.description(),
        said.caption(),
        new Rights(
            said.licence().orElseThrow(),
            said.creator().orElseThrow(),
            said.holder(),
            said.year().orElseThrow(),
            said.source(),
            said.note()),
        said.consent(),
        master.derivatives(),
        said.poster(),
        said.spoken(),
        said.synthetic(),
        said.transcripts());
  }
}
