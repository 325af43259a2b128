package de.kaliregion.obenunten.studio.media.index;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.MediaChanges;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
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
 * Finds media items, drafts and released ones, by words and by what they lack. What was saved on
 * whichever node is found at once.
 *
 * <p>It is built on a thread of its own, when it is first asked or told to begin: who asks
 * meanwhile waits, and nobody else. From then on it looks every two seconds for what has changed,
 * as only the last {@value MediaChanges#KEPT} changes are told one by one; with more at once it is
 * built anew, and the old one serves until then.
 */
public final class MediaIndex implements AutoCloseable {
  private static final Logger LOG = System.getLogger(MediaIndex.class.getName());
  private static final long LOOK_SECONDS = 2;

  private final Supplier<CurrentMedia> builder;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("media-index").factory());
  private volatile CompletableFuture<CurrentMedia> media;
  private boolean failing;

  public MediaIndex(MediaLibrary library, MediaChanges changes) {
    builder = () -> CurrentMedia.read(library, changes);
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

  /** The items of these organisations that have all these words, the last change first. */
  public Found<Slug> find(String words, Collection<Slug> organisations, int most) {
    return current().find(words, organisations, most);
  }

  /** The items of these organisations of which all this is true, the last change first. */
  public Found<Slug> with(Set<MediaTrait> traits, Collection<Slug> organisations, int most) {
    return current().with(traits, organisations, Optional.empty(), most);
  }

  /** The same, only those that this account sent. */
  public Found<Slug> sentBy(
      String account, Set<MediaTrait> traits, Collection<Slug> organisations, int most) {
    return current().with(traits, organisations, Optional.of(account), most);
  }

  /**
   * Bytes of the originals of an organisation, the deleted ones too; not those that were replaced
   * and wait to be purged.
   */
  public long originals(Slug organisation) {
    return current().originals(organisation);
  }

  /** Bytes of what was made of them. */
  public long made(Slug organisation) {
    return current().made(organisation);
  }

  private CurrentMedia current() {
    try {
      CurrentMedia built = begun().join();
      built.catchUp();
      return built;
    } catch (CompletionException e) {
      throw cause(e);
    }
  }

  private static RuntimeException cause(Exception failed) {
    return failed.getCause() instanceof RuntimeException why
        ? why
        : new IllegalStateException("the list of media could not be built", failed.getCause());
  }

  /** The one that is there or in the making; what failed is begun again. */
  private synchronized CompletableFuture<CurrentMedia> begun() {
    boolean first = media == null;
    if (first || media.isCompletedExceptionally()) {
      media = CompletableFuture.supplyAsync(builder, worker);
    }
    if (first) {
      worker.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }
    return media;
  }

  /** Whatever goes wrong, the next look comes: an exception that got out would end them all. */
  private void look() {
    try {
      CompletableFuture<CurrentMedia> now = media;
      if (now.state() == Future.State.SUCCESS && !now.resultNow().catchUp()) {
        media = CompletableFuture.completedFuture(builder.get());
        LOG.log(Level.INFO, "the list of media was built anew");
      }
      failing = false;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (!failing && !worker.isShutdown()) {
        LOG.log(Level.WARNING, "cannot follow what changes in the media", e);
      }
      failing = true;
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
