package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.storage.mongo.StoryChanges;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Finds stories, drafts and published ones, by words, by how their languages stand and by whose
 * they are. What was saved on whichever node is found at once.
 *
 * <p>It is built on a thread of its own, when it is first asked or told to begin: who asks
 * meanwhile waits, and nobody else. From then on it looks every two seconds for what has changed,
 * as only the last {@value StoryChanges#KEPT} changes are told one by one; with more at once it is
 * built anew, and the old one serves until then.
 */
public final class StoryIndex implements AutoCloseable {
  private static final Logger LOG = System.getLogger(StoryIndex.class.getName());
  private static final long LOOK_SECONDS = 2;

  private final Supplier<CurrentStories> builder;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stories").factory());
  private volatile CompletableFuture<CurrentStories> stories;
  private boolean failing;

  /**
   * @param exhibition what visitors have now
   */
  public StoryIndex(StoryStores stores, StoryChanges changes, Supplier<Exhibition> exhibition) {
    StorySources sources = new StorySources(stores);
    builder = () -> CurrentStories.read(sources, changes, exhibition);
  }

  /** Begins to build it, so that whoever comes first need not wait for all of it. */
  public void begin() {
    begun();
  }

  /**
   * Whether it is built; begins to build it where nobody has asked yet.
   *
   * @param patience how long to wait for it
   */
  public boolean isBuilt(Duration patience) {
    try {
      begun().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw cause(e);
    }
  }

  /**
   * The stories of these organisations that a query asks for.
   *
   * @param viewer whoever asks
   * @param reader their language
   */
  public StoriesFound find(
      StoryQuery query, Collection<Slug> organisations, StoryViewer viewer, Language reader) {
    return current().find(query, organisations, viewer, reader);
  }

  /**
   * The first stories that wait for somebody, the last change first: handed in to them or, where
   * they may publish, to nobody in particular; sent back to them; or approved by them and kept
   * back.
   *
   * @param organisations whose stories they see
   * @param reader their language
   */
  public StoriesFound waitingFor(
      StoryViewer viewer, Collection<Slug> organisations, Language reader) {
    return find(StoryQuery.ALL.thatWaits(), organisations, viewer, reader);
  }

  /** How many stories of these organisations wait for somebody. */
  public long countWaiting(StoryViewer viewer, Collection<Slug> organisations) {
    return current().countWaiting(viewer, organisations);
  }

  /** How many stories of these organisations are shown so. */
  public long count(StoryShow show, Collection<Slug> organisations) {
    return current().count(show, organisations);
  }

  /** All stories of these organisations, in no order. */
  public List<StoryLine> of(Collection<Slug> organisations) {
    return current().of(organisations);
  }

  private StoryCatalogue current() {
    CurrentStories built = built();
    built.catchUp();
    return built.catalogue();
  }

  private CurrentStories built() {
    try {
      return begun().join();
    } catch (CompletionException e) {
      throw cause(e);
    }
  }

  private static RuntimeException cause(Exception failed) {
    return failed.getCause() instanceof RuntimeException why
        ? why
        : new IllegalStateException("the list of stories could not be built", failed.getCause());
  }

  /** The one that is there or in the making; what failed is begun again. */
  private synchronized CompletableFuture<CurrentStories> begun() {
    boolean first = stories == null;
    if (first || stories.isCompletedExceptionally()) {
      stories = CompletableFuture.supplyAsync(builder, worker);
    }
    if (first) {
      worker.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }
    return stories;
  }

  /** Whatever goes wrong, the next look comes: an exception that got out would end them all. */
  private void look() {
    try {
      CompletableFuture<CurrentStories> now = stories;
      if (now.state() == Future.State.SUCCESS && !now.resultNow().catchUp()) {
        stories = CompletableFuture.completedFuture(builder.get());
        LOG.log(Level.INFO, "the list of stories was built anew");
      }
      failing = false;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (!failing && !worker.isShutdown()) {
        LOG.log(Level.WARNING, "cannot follow what changes in the stories", e);
      }
      failing = true;
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
