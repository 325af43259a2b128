package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.operations.collection.CollectionExport.StoryHoldings;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The places of an organisation, and those of others on which its things stand or to which they
 * point: without its place a story is not shown.
 *
 * @param places sorted by their names
 * @param organisations whose these are, sorted by their names
 */
record Neighbours(List<Place> places, List<Organisation> organisations) {

  static Neighbours of(
      Published published,
      Organisation owner,
      StoryHoldings stories,
      List<Sign> signs,
      Collection<MediaDraft> items) {
    Map<Slug, Place> known = new HashMap<>();
    published.places().forEach(place -> known.put(place.slug(), place));
    Map<Slug, Place> needed = new TreeMap<>();
    Deque<Slug> open = new ArrayDeque<>();
    published.places().stream()
        .filter(place -> place.organisation().equals(owner.slug()))
        .forEach(place -> open.add(place.slug()));
    named(stories, signs, items).forEach(open::add);
    while (!open.isEmpty()) {
      Place place = known.get(open.pop());
      if (place != null && needed.put(place.slug(), place) == null) {
        place.under().ifPresent(open::add);
      }
    }
    Map<Slug, Organisation> owners = new TreeMap<>();
    owners.put(owner.slug(), owner);
    published.organisations().stream()
        .filter(organisation ->
            needed.values().stream()
                .anyMatch(place -> place.organisation().equals(organisation.slug())))
        .forEach(organisation -> owners.put(organisation.slug(), organisation));
    return new Neighbours(List.copyOf(needed.values()), List.copyOf(owners.values()));
  }

  private static Stream<Slug> named(
      StoryHoldings stories, List<Sign> signs, Collection<MediaDraft> items) {
    Stream<Slug> ofStories =
        stories.slugs().stream()
            .flatMap(story ->
                Stream.concat(
                    stories.releases(story).stream().flatMap(Neighbours::named),
                    stories.editions(story).stream().flatMap(Neighbours::named)));
    Stream<Slug> ofFacts =
        stories.facts().values().stream()
            .map(StoryDraft::facts)
            .flatMap(facts -> typed(facts.place()).stream());
    Stream<Slug> ofSigns = signs.stream().flatMap(sign -> sign.place().stream());
    Stream<Slug> ofItems = items.stream().flatMap(item -> item.description().place().stream());
    return Stream.of(ofStories, ofFacts, ofSigns, ofItems).flatMap(places -> places);
  }

  private static Stream<Slug> named(Release release) {
    return Stream.concat(
        Stream.of(release.story().place()),
        release.edition().blocks().stream()
            .flatMap(
                block -> block instanceof Block.Map map ? map.places().stream() : Stream.of()));
  }

  private static Stream<Slug> named(EditionDraft draft) {
    return draft.manuscript().blocks().stream()
        .filter(block -> block.kind() == BlockKind.MAP)
        .map(BlockDraft::entries)
        .flatMap(List::stream)
        .map((EntryDraft entry) -> entry.word("place"))
        .flatMap(place -> typed(place).stream());
  }

  private static Optional<Slug> typed(String place) {
    return Optional.of(place.strip()).filter(Slug::isValid).map(Slug::new);
  }
}
