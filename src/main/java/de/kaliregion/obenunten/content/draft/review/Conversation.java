package de.kaliregion.obenunten.content.draft.review;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that was said about a story. Visitors never see it, and it is no part of any version.
 *
 * @param remarks in the order in which they arrived
 */
public record Conversation(Slug story, Slug organisation, List<Remark> remarks) {
  /** So much can be said about one story. */
  public static final int MOST = 1_000;

  public Conversation {
    Require.present("story", story);
    Require.present("organisation", organisation);
    remarks = Require.list(remarks);
  }

  /** Nothing was said yet. */
  public static Conversation silent(Slug story, Slug organisation) {
    return new Conversation(story, organisation, List.of());
  }

  /** The threads in the order in which they began. */
  public List<RemarkThread> threads() {
    Map<String, List<Remark>> byThread = new LinkedHashMap<>();
    for (Remark remark : remarks) {
      if (remark.isFirst()) {
        byThread.putIfAbsent(remark.id(), new ArrayList<>());
      }
      Optional.ofNullable(byThread.get(remark.thread())).ifPresent(thread -> thread.add(remark));
    }
    return byThread.values().stream().map(RemarkThread::new).toList();
  }

  /** The threads that somebody sees who works on this language. */
  public List<RemarkThread> seenIn(Language language) {
    return threads().stream().filter(thread -> thread.topic().isSeenIn(language)).toList();
  }

  public Optional<RemarkThread> thread(String id) {
    return threads().stream().filter(thread -> thread.id().equals(id)).findFirst();
  }

  public Optional<Remark> remark(String id) {
    return remarks.stream().filter(remark -> remark.id().equals(id)).findFirst();
  }

  /** How many threads nobody has marked as done. */
  public int open() {
    return (int) threads().stream().filter(RemarkThread::isOpen).count();
  }
}
