package de.kaliregion.obenunten.content;

import java.util.List;
import java.util.Optional;

/**
 * What is said and heard in a sound or film, in one language.
 *
 * @param captions the same as a WebVTT file, for players
 * @param cues in order of time
 */
public record Transcript(Language language, Rendition captions, List<Cue> cues) {
  public Transcript {
    Require.present("language", language);
    Require.present("captions", captions);
    cues = Require.atLeastOne("cues", cues);
  }

  /**
   * One sentence or sound.
   *
   * @param start milliseconds from the beginning
   * @param end milliseconds from the beginning, after the start
   * @param speaker who speaks, where the transcript says so
   */
  public record Cue(long start, long end, Optional<String> speaker, String text) {
    public Cue {
      Require.that(start >= 0 && end > start, "cue", "must end after it starts");
      speaker = Require.optionalLine("speaker", speaker, 100);
      text = Require.text("cue", text, 1_000);
    }
  }
}
