package de.kaliregion.obenunten.studio.review;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.review.Conversation;
import de.kaliregion.obenunten.content.draft.review.Remark;
import de.kaliregion.obenunten.content.draft.review.RemarkThread;
import de.kaliregion.obenunten.content.draft.review.Topic;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.storage.mongo.ConversationStore;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.review.Saying.Refused;
import de.kaliregion.obenunten.studio.review.Saying.Refused.Why;
import de.kaliregion.obenunten.studio.review.Saying.Stands;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where those who work for an organisation talk about its stories. To everybody else a story does
 * not exist: every method answers 404 then.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer,
 * and can then be called again.
 */
public final class CommentDesk {
  private final ConversationStore conversations;
  private final Stories stories;
  private final InstantSource clock;

  /** Finds the stories of which somebody may read the drafts. */
  @FunctionalInterface
  public interface Stories {
    /**
     * The story of this name.
     *
     * @throws de.kaliregion.obenunten.web.ProblemException 404 to whom it does not exist
     */
    StoryDraft find(SignedIn who, Slug story);
  }

  public CommentDesk(ConversationStore conversations, Stories stories, InstantSource clock) {
    this.conversations = conversations;
    this.stories = stories;
    this.clock = clock;
  }

  /** All that was said about a story. */
  public Conversation about(SignedIn who, Slug slug) {
    StoryDraft story = stories.find(who, slug);
    return conversations
        .find(slug)
        .orElseGet(() -> Conversation.silent(slug, story.organisation()));
  }

  /**
   * Begins a thread.
   *
   * @param id made by the browser; sent again, the remark stands once
   */
  public Saying say(SignedIn who, Slug slug, String id, Topic topic, String typed) {
    return add(who, slug, id, id, topic, typed);
  }

  /** Answers in a thread. */
  public Saying answer(SignedIn who, Slug slug, String id, String thread, String typed) {
    return about(who, slug)
        .thread(thread)
        .map(found -> add(who, slug, id, thread, found.topic(), typed))
        .orElseGet(() -> new Refused(Why.NO_THREAD));
  }

  private Saying add(SignedIn who, Slug slug, String id, String thread, Topic topic, String typed) {
    String text = Remark.clean(typed);
    if (text.isEmpty()) {
      return new Refused(Why.EMPTY);
    }
    if (text.length() > Remark.LONGEST) {
      return new Refused(Why.TOO_LONG);
    }
    return add(who, slug, remark(who, id, thread, topic, Remark.Kind.WORDS, text));
  }

  /**
   * Says that a thread is done, or that it is not after all. Where it stands so already, nothing
   * happens.
   *
   * @param seen how many remarks the thread had when the person looked at it
   */
  public Saying turn(SignedIn who, Slug slug, String thread, int seen, Remark.Kind kind) {
    Conversation said = about(who, slug);
    Optional<RemarkThread> found = said.thread(thread);
    if (found.isEmpty()) {
      return new Refused(Why.NO_THREAD);
    }
    if (found.get().isOpen() == (kind == Remark.Kind.REOPENED)) {
      return new Stands(said);
    }
    return add(who, slug, remark(who, thread + "x" + seen, thread, found.get().topic(), kind, ""));
  }

  private Remark remark(
      SignedIn who, String id, String thread, Topic topic, Remark.Kind kind, String text) {
    return new Remark(
        id,
        thread,
        topic,
        kind,
        who.id().value(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        text);
  }

  private Saying add(SignedIn who, Slug slug, Remark remark) {
    StoryDraft story = stories.find(who, slug);
    Conversation said = conversations.add(slug, story.organisation(), remark);
    return said.remark(remark.id())
        .<Saying>map(standing ->
            standing.saysTheSameAs(remark) || remark.kind() != Remark.Kind.WORDS
                ? new Stands(said)
                : new Refused(Why.TAKEN))
        .orElseGet(() -> new Refused(Why.FULL));
  }
}
