package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.media.library.Adoption;
import de.kaliregion.obenunten.media.library.Adoption.Adopted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Sends a collection's media the way of every upload: into the library, inspected, and rendered in
 * a sandbox. Waits for what visitors need first; the rest is made while the service runs. Where
 * that cannot be done on this machine, the files are shown as they are until it can.
 */
public final class MediaWay implements MediaPreparation {
  /** In the library, the collection stands where the person stands who brought something. */
  public static final String ACCOUNT = "collection";

  private static final long LOOK_EVERY_MILLIS = 300;

  private final Adoption adoption;
  private final BooleanSupplier hindered;
  private final Consumer<Waiting> listener;

  /**
   * How far the work has come.
   *
   * @param done items of which visitors can be shown something
   */
  public record Waiting(int done, int all) {}

  /**
   * @param hindered whether work cannot be done on this machine
   * @param listener hears how far it has come whenever that changes
   */
  public MediaWay(Adoption adoption, BooleanSupplier hindered, Consumer<Waiting> listener) {
    this.adoption = adoption;
    this.hindered = hindered;
    this.listener = listener;
  }

  @Override
  public List<MediaItem> prepare(Collection collection) {
    List<Adopted> adopted = adopted(collection);
    adopted.forEach(adoption::adopt);
    await(adopted);
    List<MediaItem> items = new ArrayList<>();
    for (int i = 0; i < adopted.size(); i++) {
      items.add(rendered(collection.mediaItems().get(i), adoption.master(adopted.get(i))));
    }
    return items;
  }

  @Override
  public void published(Collection collection) {
    adopted(collection).forEach(adoption::released);
  }

  private static List<Adopted> adopted(Collection collection) {
    return collection.mediaItems().stream()
        .map(item -> adopted(item, collection.holdings().get(item.slug())))
        .toList();
  }

  private static Adopted adopted(MediaItem item, Collection.Holding holding) {
    Rendition file = item.main();
    return new Adopted(
        item.slug(),
        holding.organisation(),
        file.name(),
        file.sha256(),
        file.bytes(),
        ItemWords.of(item, holding.people()),
        ACCOUNT);
  }

  /** One question for all that are left, not one for each: the work needs the processors. */
  private void await(List<Adopted> adopted) {
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
    listener.accept(new Waiting(all.size() - left.size(), all.size()));
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while media were made", e);
    }
  }

  private static MediaItem rendered(MediaItem item, Master master) {
    return master.derivatives().renditions().isEmpty()
        ? item
        : item.withDerivatives(master.derivatives());
  }
}
