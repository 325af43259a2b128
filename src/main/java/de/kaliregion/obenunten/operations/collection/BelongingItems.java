package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings together what visitors have of media items, and what curators say of them. */
final class BelongingItems {
  private static final int LONGEST_NAME = 200;

  private final Slug owner;
  private final ItemFolder drafts;
  private final Faults faults;

  /**
   * @param drafts where the originals of those lie that visitors do not have
   */
  BelongingItems(Slug owner, ItemFolder drafts, Faults faults) {
    this.owner = owner;
    this.drafts = drafts;
    this.faults = faults;
  }

  List<Belongings.Item> of(
      List<MediaItem> shown,
      Map<Slug, Collection.Holding> holdings,
      Map<Slug, MediaItemReader.Original> originals,
      List<ItemDraftReader.Said> said) {
    Map<Slug, ItemDraftReader.Said> left = new TreeMap<>();
    said.forEach(draft -> left.put(draft.slug(), draft));
    List<Belongings.Item> items = new ArrayList<>();
    for (MediaItem item : shown) {
      Optional<ItemDraftReader.Said> draft = Optional.ofNullable(left.remove(item.slug()));
      Optional.ofNullable(holdings.get(item.slug()))
          .map(holding -> shown(item, originals.get(item.slug()), holding, draft))
          .ifPresent(items::add);
    }
    left.values().forEach(draft -> unseen(draft).ifPresent(items::add));
    return List.copyOf(items);
  }

  private Belongings.Item shown(
      MediaItem item,
      MediaItemReader.Original original,
      Collection.Holding holding,
      Optional<ItemDraftReader.Said> draft) {
    checkOwner("items/", item.slug(), holding.organisation());
    checkName("items/", item.slug(), original.name());
    draft.ifPresent(said -> checkOwner("drafts/items/", said.slug(), said.organisation()));
    return new Belongings.Item(
        item.slug(),
        original.name(),
        original.file().sha256(),
        original.file().bytes(),
        Optional.of(item),
        original.showable(),
        draft
            .map(ItemDraftReader.Said::description)
            .orElseGet(() -> ItemWords.of(item, holding.people())),
        draft.map(ItemDraftReader.Said::changed).orElse(false));
  }

  private Optional<Belongings.Item> unseen(ItemDraftReader.Said draft) {
    checkOwner("drafts/items/", draft.slug(), draft.organisation());
    if (draft.file().isEmpty()) {
      fault("drafts/items/", draft.slug(), "file", "is missing: the original");
      return Optional.empty();
    }
    Path file = draft.file().get();
    String name = draft.name().orElse(file.getFileName().toString());
    checkName("drafts/items/", draft.slug(), name);
    try {
      return Optional.of(
          new Belongings.Item(
              draft.slug(),
              name,
              drafts.keep(file),
              Files.size(file),
              Optional.empty(),
              false,
              draft.description(),
              false));
    } catch (IOException e) {
      fault("drafts/items/", draft.slug(), "file", "cannot be read: " + file.getFileName());
      return Optional.empty();
    }
  }

  private void checkOwner(String folder, Slug item, Slug organisation) {
    if (!organisation.equals(owner)) {
      fault(folder, item, "organisation", "is not that of the export: " + organisation);
    }
  }

  private void checkName(String folder, Slug item, String name) {
    try {
      Require.line("name", name, LONGEST_NAME);
    } catch (InvalidContentException e) {
      fault(folder, item, e.field(), e.getMessage());
    }
  }

  private void fault(String folder, Slug item, String field, String message) {
    faults.addAt(folder + item + ".yaml", field, "", message);
  }
}
