package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.media.render.RenderException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Programs, and what waits for the disk, side by side. */
final class Lanes {
  private Lanes() {}

  /**
   * Does all of it and waits for the end of all of it, also when one part fails or the waiting
   * thread is interrupted.
   *
   * @return what each part has made, in order
   */
  static <T> List<T> all(List<Callable<T>> parts)
      throws RenderException, IOException, InterruptedException {
    try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> made = new ArrayList<>();
      for (Future<T> part : lanes.invokeAll(parts)) {
        made.add(part.get());
      }
      return made;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RenderException file -> throw file;
        case IOException machine -> throw machine;
        case InterruptedException cancelled -> throw cancelled;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
