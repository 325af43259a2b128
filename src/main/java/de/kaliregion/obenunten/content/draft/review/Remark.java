package de.kaliregion.obenunten.content.draft.review;

import de.kaliregion.obenunten.content.Require;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Something that a curator said about a part of a story. Nothing that was said is changed or taken
 * away: that it is done, or not after all, is said too.
 *
 * @param id made by the browser, so that it stands once however often it is sent
 * @param thread id of the remark that it belongs to; its own where it begins a thread
 * @param by account
 * @param text plain text; empty where it only says that the thread is done or open again
 */
public record Remark(
    String id, String thread, Topic topic, Kind kind, String by, Instant at, String text) {
  /** So many characters may be said at once. */
  public static final int LONGEST = 2_000;

  private static final Pattern ID = Pattern.compile("[a-z0-9]{8,24}");
  private static final Pattern LINE_END = Pattern.compile("\r\n?|[\u000B\f\u0085\u2028\u2029]");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\t\n]]");

  /** What it does. */
  public enum Kind {
    /** It begins a thread or answers in one. */
    WORDS,
    /** What the thread asks for is done. */
    DONE,
    /** It is not done after all. */
    REOPENED
  }

  public Remark {
    Require.that(isId(Require.present("id", id)), "id", "must be 8 to 24 letters and digits");
    Require.that(isId(Require.present("thread", thread)), "thread", "names no remark");
    Require.present("topic", topic);
    kind = kind == null ? Kind.WORDS : kind;
    Require.present("by", by);
    Require.present("at", at);
    text = clean(text == null ? "" : text);
    Require.that(text.length() <= LONGEST, "text", "is longer than " + LONGEST + " characters");
    Require.that(text.isEmpty() == (kind != Kind.WORDS), "text", "does not go with the kind");
    Require.that(!thread.equals(id) || kind == Kind.WORDS, "kind", "begins no thread");
  }

  /** Whether the text can name a remark. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** What is kept of what was typed: every visible character. */
  public static String clean(String typed) {
    String lines = LINE_END.matcher(typed).replaceAll("\n");
    return UNSEEN.matcher(lines).replaceAll("").strip();
  }

  /** Whether it begins a thread. */
  public boolean isFirst() {
    return thread.equals(id);
  }

  /** Whether it says the same as the other, by the same person; when does not matter. */
  public boolean saysTheSameAs(Remark other) {
    return thread.equals(other.thread)
        && topic.equals(other.topic)
        && kind == other.kind
        && by.equals(other.by)
        && text.equals(other.text);
  }
}
