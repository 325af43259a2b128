package de.kaliregion.obenunten.studio.review;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.draft.review.Conversation;
import de.kaliregion.obenunten.content.draft.review.Remark;
import de.kaliregion.obenunten.content.draft.review.RemarkThread;
import de.kaliregion.obenunten.content.draft.story.PartId;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.Telling;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was said about a story, for somebody who works on one of its languages.
 *
 * @param typed what stands in the boxes and was not taken
 * @param faults what is wrong with it, by the names of the boxes
 * @param names what those who said something are called, looked up once each
 */
public record Talk(
    Telling telling,
    Conversation said,
    Language language,
    List<TypedRemark> typed,
    FormFaults faults,
    Map<String, String> names) {

  public Talk {
    typed = List.copyOf(typed);
  }

  /** Where nothing was typed yet. */
  public static Talk of(Telling telling, Conversation said, Language language) {
    return new Talk(telling, said, language, List.of(), FormFaults.none(), new HashMap<>());
  }

  /** The same with what could not be taken. */
  public Talk with(List<TypedRemark> kept, FormFaults found) {
    return new Talk(telling, said, language, kept, found, names);
  }

  /** The threads about a part, the open ones first. */
  public List<RemarkThread> about(String part) {
    return seen(thread -> thread.topic().part().equals(part));
  }

  /**
   * The threads about blocks that are no longer there.
   *
   * @param blocks the ids of those that are
   */
  public List<RemarkThread> aboutRemoved(Collection<String> blocks) {
    return seen(thread -> thread.topic().isBlock() && !blocks.contains(thread.topic().part()));
  }

  private List<RemarkThread> seen(Predicate<RemarkThread> wanted) {
    List<RemarkThread> all = said.seenIn(language).stream().filter(wanted).toList();
    return Stream.concat(
            all.stream().filter(RemarkThread::isOpen),
            all.stream().filter(thread -> !thread.isOpen()))
        .toList();
  }

  /** The threads that nobody has marked as done. */
  public List<RemarkThread> open() {
    return said.seenIn(language).stream().filter(RemarkThread::isOpen).toList();
  }

  /** How many threads about this part nobody has marked as done. */
  public long open(String part) {
    return about(part).stream().filter(RemarkThread::isOpen).count();
  }

  /** What is still typed into the box that begins a thread about this part. */
  public Optional<TypedRemark> typedAbout(String part) {
    return typed.stream()
        .filter(remark -> remark.part().filter(part::equals).isPresent())
        .findFirst();
  }

  /** What is still typed into the box that answers in this thread. */
  public Optional<TypedRemark> typedIn(String thread) {
    return typed.stream()
        .filter(remark -> remark.thread().filter(thread::equals).isPresent())
        .findFirst();
  }

  /** The name of a box: of what stands in it, or a new one. */
  public static String box(Optional<TypedRemark> typed) {
    return typed.map(TypedRemark::id).orElseGet(PartId::random);
  }

  /** Who said it. */
  public String name(Remark remark) {
    return names.computeIfAbsent(remark.by(), this::find);
  }

  private String find(String account) {
    String name = telling.name(account);
    return name.isEmpty() ? telling.text().text("log.former") : name;
  }

  /** The first words of a thread, on one line. */
  public String beginning(RemarkThread thread) {
    String line = thread.first().text().replaceAll("\\s+", " ");
    int end = line.offsetByCodePoints(0, Math.min(60, line.codePointCount(0, line.length())));
    return end < line.length() ? line.substring(0, end) + "…" : line;
  }
}
