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

  private final Adoption adoption;
  private final Rendering rendering;

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
    this.rendering = new Rendering(adoption, hindered, listener);
  }

  @Override
  public List<MediaItem> prepare(Collection collection) {
    List<Adopted> adopted = adopted(collection);
    adopted.forEach(adoption::adopt);
    rendering.await(adopted);
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

  private static MediaItem rendered(MediaItem item, Master master) {
    return master.derivatives().renditions().isEmpty()
        ? item
        : item.withDerivatives(master.derivatives());
  }
}
