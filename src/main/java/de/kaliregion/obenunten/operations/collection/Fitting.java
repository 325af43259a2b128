package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.operations.collection.Collection.StoryEditions;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fits an export into a house where others live. Nothing of theirs is written over: a name that is
 * theirs refuses the export. What belongs to everybody, or to others, stays as the house has it; so
 * does what people of the house have worked on since.
 */
public final class Fitting {
  private final ContentStore content;
  private final StoryDraftStore stories;
  private final EditionDraftStore editions;
  private final MediaDraftStore items;

  public Fitting(
      ContentStore content,
      StoryDraftStore stories,
      EditionDraftStore editions,
      MediaDraftStore items) {
    this.content = content;
    this.stories = stories;
    this.editions = editions;
    this.items = items;
  }

  /**
   * What of the export is to be stored; nothing is stored by this.
   *
   * @throws CollectionFaultException when a name in it is somebody else's here
   */
  public Collection fit(Collection export) {
    Belongings belongings = export.belongings().orElseThrow();
    Published published = content.published();
    new Claims(belongings.organisation(), published).check(export);
    return new Collection(
        withoutKnown(
            export.organisations(),
            Organisation::slug,
            published.organisations(),
            organisation -> organisation.slug().equals(belongings.organisation())),
        withoutKnown(
            export.places(),
            Place::slug,
            published.places(),
            place -> place.organisation().equals(belongings.organisation())),
        export.mediaItems(),
        export.holdings(),
        export.stories().stream().map(this::untouched).toList(),
        export.signs(),
        export.routes(),
        withoutKnown(export.terms(), GlossaryTerm::slug, published.terms(), _ -> false),
        export.notices(),
        export.files(),
        export.belongings());
  }

  private static <T> List<T> withoutKnown(
      List<T> things, Function<T, Slug> slug, List<T> known, Function<T, Boolean> own) {
    Set<Slug> names = known.stream().map(slug).collect(Collectors.toSet());
    return things.stream()
        .filter(thing -> own.apply(thing) || !names.contains(slug.apply(thing)))
        .toList();
  }

  private StoryEditions untouched(StoryEditions story) {
    Slug slug = story.story().slug();
    List<Edition> left =
        story.editions().stream()
            .filter(edition ->
                editions.find(slug, edition.language()).filter(Fitting::isTouched).isEmpty())
            .toList();
    return new StoryEditions(story.story(), left);
  }

  /** Whether a person of this house wrote its newest version. */
  static boolean isTouched(EditionDraft draft) {
    return AccountId.isValid(draft.changedBy());
  }

  /** Who has a name here already. */
  private final class Claims {
    private final Slug owner;
    private final Published published;
    private final Owners owners;
    private final Faults faults = new Faults();

    Claims(Slug owner, Published published) {
      this.owner = owner;
      this.published = published;
      this.owners = new Owners(published, stories.all(), items.all());
    }

    void check(Collection export) {
      export.places().stream()
          .filter(place -> place.organisation().equals(owner))
          .forEach(
              place -> claim("places/" + place.slug() + ".yaml", owners.ofPlace(place.slug())));
      Stream.concat(
              export.stories().stream().map(story -> story.story().slug()),
              export.belongings().orElseThrow().stories().stream().map(Belongings.Writing::slug))
          .distinct()
          .forEach(story -> claim("stories/" + story, owners.ofStory(story)));
      Map<Slug, Slug> routes = new HashMap<>();
      published.routes().forEach(route -> routes.put(route.slug(), route.organisation()));
      for (LearningRoute route : export.routes()) {
        claim("routes/" + route.slug() + ".yaml", Optional.ofNullable(routes.get(route.slug())));
      }
      export.belongings().orElseThrow().items().forEach(this::item);
      signs(export.signs());
      faults.throwIfAny();
    }

    private void item(Belongings.Item item) {
      Set<Slug> known = owners.ofItem(item.slug());
      if (!known.contains(owner)) {
        claim("items/" + item.slug() + ".yaml", known.stream().sorted().findFirst());
      }
    }

    private void signs(List<Sign> signs) {
      Map<SignCode, Sign> known = new HashMap<>();
      published.signs().forEach(sign -> known.put(sign.code(), sign));
      for (Sign sign : signs) {
        claim(
            "signs.yaml: " + sign.code(),
            Optional.ofNullable(known.get(sign.code())).flatMap(owners::ofSign));
      }
    }

    private void claim(String file, Optional<Slug> known) {
      known
          .filter(other -> !other.equals(owner))
          .ifPresent(other ->
              faults.add(file, 0, "name", "belongs to " + other + " in this house already"));
    }
  }
}
