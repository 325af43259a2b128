package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.media.library.Adoption;
import de.kaliregion.obenunten.media.library.Adoption.Adopted;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Waits until items can be shown, as far as work can be done on this machine.
 *
 * @param hindered whether it cannot
 * @param listener hears how far it has come whenever that changes
 */
record Rendering(Adoption adoption, BooleanSupplier hindered, Consumer<MediaWay.Waiting> listener) {
  private static final long LOOK_EVERY_MILLIS = 300;

  /** One question for all that are left, not one for each: the work needs the processors. */
  void await(List<Adopted> adopted) {
    List<Adopted> left = adoption.undecided(adopted);
    int told = -1;
    while (!left.isEmpty() && !hindered.getAsBoolean()) {
      if (left.size() != told) {
        tell(adopted, left);
        told = left.size();
      }
      pause();
      left = adoption.undecided(left);
    }
    tell(adopted, left);
  }

  private void tell(List<Adopted> all, List<Adopted> left) {
    listener.accept(new MediaWay.Waiting(all.size() - left.size(), all.size()));
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while media were made", e);
    }
  }
}
