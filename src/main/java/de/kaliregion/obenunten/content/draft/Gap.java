package de.kaliregion.obenunten.content.draft;

import de.kaliregion.obenunten.content.MediaItem;
import java.util.ArrayList;
import java.util.List;

/** What is missing before visitors may have an item; each leads to a field of the form. */
public enum Gap {
  TITLE("title"),
  ALT("alt"),
  LICENCE("licence"),
  CREATOR("creator"),
  DATE("date"),
  TRANSCRIPT("transcripts"),
  PEOPLE("people"),
  CONSENT("consent");

  private final String field;

  Gap(String field) {
    this.field = field;
  }

  /** The component of {@link Description} to be filled. */
  public String field() {
    return field;
  }

  /** What is missing for an item of this kind, in the order of the form. */
  public static List<Gap> of(Description said, MediaItem.Kind kind) {
    List<Gap> gaps = new ArrayList<>();
    addIf(said.title().isEmpty(), TITLE, gaps);
    addIf(kind.needsAlt() && said.alt().isEmpty(), ALT, gaps);
    addIf(said.licence().isEmpty(), LICENCE, gaps);
    addIf(said.creator().isEmpty(), CREATOR, gaps);
    addIf(said.date().isEmpty(), DATE, gaps);
    addIf(kind.timed() && said.transcripts().isEmpty(), TRANSCRIPT, gaps);
    addIf(said.people().isEmpty() && !said.nobodyShown(), PEOPLE, gaps);
    addIf(said.people().isPresent() && said.consent().isEmpty(), CONSENT, gaps);
    return List.copyOf(gaps);
  }

  private static void addIf(boolean missing, Gap gap, List<Gap> gaps) {
    if (missing) {
      gaps.add(gap);
    }
  }
}
