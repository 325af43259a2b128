package de.kaliregion.obenunten.media.captions;

import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.Wording;
import java.util.List;

/** What became of reading captions. */
public sealed interface Captions {

  /**
   * They could be read.
   *
   * @param cues at least one, in order of time
   * @param timed whether the times stand in the file; if not, they were guessed by the lengths of
   *     the texts
   * @param remarks what was mended or passed over, in order of lines
   */
  record Read(List<Transcript.Cue> cues, boolean timed, List<Remark> remarks) implements Captions {
    public Read {
      cues = List.copyOf(cues);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * They could not be read at all.
   *
   * @param line at fault, from 1
   * @param reason for curators
   */
  record Refused(int line, Wording reason) implements Captions {}

  /**
   * Something that whoever made the file should know.
   *
   * @param line from 1
   */
  record Remark(int line, Wording text) {

    /** Whether something of the file is missing in what was read. */
    public boolean isLoss() {
      return Faults.LOSSES.contains(text);
    }
  }
}
