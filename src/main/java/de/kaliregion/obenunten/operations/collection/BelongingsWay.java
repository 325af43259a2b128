package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.media.library.Adoption;
import de.kaliregion.obenunten.media.library.Adoption.Adopted;
import de.kaliregion.obenunten.media.library.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Brings the media of an export into the library, where the files for visitors are made from the
 * originals anew: an export holds none, and nothing reaches visitors that did not go through the
 * sandbox. What cannot be made yet waits; the original itself is shown only where that is asked
 * for.
 */
public final class BelongingsWay implements MediaPreparation {
  private final Transfer transfer;
  private final Optional<Rendering> rendering;
  private final List<Slug> waiting = new ArrayList<>();
  private int changes;

  private BelongingsWay(Transfer transfer, Optional<Rendering> rendering) {
    this.transfer = transfer;
    this.rendering = rendering;
  }

  /**
   * Waits for what visitors have; the rest is made while the service runs.
   *
   * @param hindered whether work cannot be done on this machine
   * @param listener hears how far it has come whenever that changes
   */
  public static BelongingsWay rendered(
      Transfer transfer,
      Adoption adoption,
      BooleanSupplier hindered,
      Consumer<MediaWay.Waiting> listener) {
    return new BelongingsWay(transfer, Optional.of(new Rendering(adoption, hindered, listener)));
  }

  /** Shows originals that browsers understand as they are, until the service has made more. */
  public static BelongingsWay asTheyAre(Transfer transfer) {
    return new BelongingsWay(transfer, Optional.empty());
  }

  @Override
  public List<MediaItem> prepare(Collection collection) {
    Belongings belongings = collection.belongings().orElseThrow();
    List<Belongings.Item> untouched =
        belongings.items().stream().filter(item -> !transfer.isTouched(item.slug())).toList();
    for (Belongings.Item item : untouched) {
      changes += transfer.bring(adopted(belongings, item)) ? 1 : 0;
    }
    List<Belongings.Item> shown =
        untouched.stream().filter(item -> item.shown().isPresent()).toList();
    rendering.ifPresent(
        work -> work.await(shown.stream().map(item -> adopted(belongings, item)).toList()));
    List<MediaItem> fit = new ArrayList<>();
    for (Belongings.Item item : shown) {
      fit(item, transfer.master(adopted(belongings, item)))
          .ifPresentOrElse(fit::add, () -> waiting.add(item.slug()));
    }
    return fit;
  }

  private static Adopted adopted(Belongings belongings, Belongings.Item item) {
    return new Adopted(
        item.slug(),
        belongings.organisation(),
        item.fileName(),
        item.sha256(),
        item.bytes(),
        item.said(),
        Transfer.ACCOUNT);
  }

  private Optional<MediaItem> fit(Belongings.Item item, Master master) {
    MediaItem words = item.shown().orElseThrow();
    if (master.state() == Master.State.READY) {
      return Optional.of(words.withDerivatives(master.derivatives()));
    }
    return rendering.isEmpty() && item.showable() ? Optional.of(words) : Optional.empty();
  }

  @Override
  public void published(Collection collection) {
    for (Belongings.Item item : collection.belongings().orElseThrow().items()) {
      boolean shown = item.shown().isPresent() && !waiting.contains(item.slug());
      if (shown && !transfer.isTouched(item.slug())) {
        changes += transfer.released(item.slug(), item.changed()) ? 1 : 0;
      }
    }
  }

  /** How much was new to the library, or different. */
  public int changes() {
    return changes;
  }

  /** What visitors had elsewhere and get here only when it was made. */
  public List<Slug> waiting() {
    return List.copyOf(waiting);
  }
}
