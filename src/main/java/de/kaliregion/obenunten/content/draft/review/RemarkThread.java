package de.kaliregion.obenunten.content.draft.review;

import java.util.List;
import java.util.Optional;

/**
 * A remark, and what was answered.
 *
 * @param remarks in the order in which they arrived, at least one
 */
public record RemarkThread(List<Remark> remarks) {
  public RemarkThread {
    remarks = List.copyOf(remarks);
  }

  public Remark first() {
    return remarks.getFirst();
  }

  public String id() {
    return first().id();
  }

  public Topic topic() {
    return first().topic();
  }

  /** Who said last that it is done, if nobody has opened it again since. */
  public Optional<Remark> done() {
    return remarks.stream()
        .filter(remark -> remark.kind() != Remark.Kind.WORDS)
        .reduce((_, later) -> later)
        .filter(last -> last.kind() == Remark.Kind.DONE);
  }

  public boolean isOpen() {
    return done().isEmpty();
  }

  /** What was said in words. */
  public List<Remark> words() {
    return remarks.stream().filter(remark -> remark.kind() == Remark.Kind.WORDS).toList();
  }

  /**
   * A name for saying that it is done, or open again: the same for all who see the thread as it is
   * now, so that of two who say so at once one is heard.
   */
  public String nextTurn() {
    return id() + "x" + remarks.size();
  }
}
