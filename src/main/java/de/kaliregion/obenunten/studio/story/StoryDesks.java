package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.review.CommentDesk;
import de.kaliregion.obenunten.studio.review.Reviewers;
import java.time.InstantSource;

/** The desks at which curators work on stories, wired together. */
public final class StoryDesks {
  private final StoryDesk writing;
  private final ReviewDesk review;
  private final PlanDesk plans;
  private final CommentDesk comments;
  private final DuePlans due;

  public StoryDesks(
      StoryStores stores,
      MediaLibrary library,
      AccountStore accounts,
      AuditLog auditLog,
      InstantSource clock) {
    StoryReader reader = new StoryReader(new LibrarySurroundings(stores.content(), library, clock));
    ReleasedStories released =
        new ReleasedStories(stores.content(), stores.stories(), stores.editions(), reader);
    StoryAccess access = new StoryAccess(stores.stories(), released);
    StoryLog log = new StoryLog(auditLog);
    Publisher publisher =
        new Publisher(
            reader,
            new StoryPublication(stores.content(), stores.editions()),
            new StoryItems(library),
            stores.editions(),
            stores.plans());
    Closing closing = new Closing(stores.content(), stores.editions(), stores.plans());
    writing = new StoryDesk(stores, access, released, reader, publisher, log, clock);
    review = new ReviewDesk(access, stores.editions(), new Reviewers(accounts), log, clock);
    plans = new PlanDesk(access, stores.editions(), stores.plans(), reader, closing, log, clock);
    comments =
        new CommentDesk(
            stores.conversations(),
            (who, slug) -> access.story(who, slug, Right.VIEW_LIBRARY),
            clock);
    due = new DuePlans(stores, reader, publisher, closing, log, clock);
  }

  /** Where stories are opened and written. */
  public StoryDesk writing() {
    return writing;
  }

  ReviewDesk review() {
    return review;
  }

  PlanDesk plans() {
    return plans;
  }

  CommentDesk comments() {
    return comments;
  }

  /** Does what was planned and is due. */
  public Runnable due() {
    return due;
  }
}
