package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.review.Conversation;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.Publication;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings together what the drafts and the exhibition know of the stories. */
record StorySources(StoryStores stores) {

  /** The names of all stories. */
  SortedSet<Slug> names(Exhibition exhibition) {
    SortedSet<Slug> names = new TreeSet<>();
    stores.stories().all().forEach(story -> names.add(story.slug()));
    exhibition.stories().forEach(story -> names.add(story.slug()));
    return names;
  }

  /** Those of these stories that there are. */
  List<StorySource> read(Collection<Slug> names, Exhibition exhibition) {
    Map<Slug, StoryDraft> drafts =
        stores.stories().find(names).stream()
            .collect(Collectors.toMap(StoryDraft::slug, Function.identity()));
    Map<Slug, List<EditionDraft>> ofStory =
        stores.editions().of(names).stream().collect(Collectors.groupingBy(EditionDraft::story));
    Map<Slug, List<EditionPlan>> plans =
        stores.plans().of(names).stream().collect(Collectors.groupingBy(EditionPlan::story));
    Map<Slug, Integer> open =
        stores.conversations().find(names).stream()
            .collect(Collectors.toMap(Conversation::story, Conversation::open));
    return names.stream()
        .flatMap(name -> {
          Optional<PublishedStory> published = exhibition.story(name);
          List<EditionDraft> begun = ofStory.getOrDefault(name, List.of());
          return Optional.ofNullable(drafts.get(name))
              .or(() -> published.map(StorySources::draft))
              .map(draft ->
                  new StorySource(
                      draft,
                      with(begun, published),
                      place(draft.facts().place(), exhibition),
                      releases(name, exhibition),
                      plans.getOrDefault(name, List.of()),
                      open.getOrDefault(name, 0)))
              .stream();
        })
        .toList();
  }

  private static StoryDraft draft(PublishedStory story) {
    return ReleaseDrafts.story(
        story.releases().values().stream()
            .max(Comparator.comparing(Release::publishedAt).thenComparing(Release::id))
            .orElseThrow());
  }

  /** The drafts, and the languages that only visitors have. */
  private static List<EditionDraft> with(
      List<EditionDraft> drafts, Optional<PublishedStory> published) {
    Stream<EditionDraft> others =
        published.stream()
            .flatMap(story -> story.releases().values().stream())
            .filter(release ->
                drafts.stream()
                    .noneMatch(draft -> draft.language() == release.edition().language()))
            .map(StorySources::draft);
    return Stream.concat(drafts.stream(), others).toList();
  }

  private static EditionDraft draft(Release release) {
    EditionDraft first = ReleaseDrafts.edition(release, Optional.empty());
    return first.publishedAs(new Publication(release.number(), first.version()));
  }

  /** The place of this name, if the text is the name of one. */
  static Optional<Place> place(String name, Exhibition exhibition) {
    return Optional.of(name).filter(Slug::isValid).map(Slug::new).flatMap(exhibition::place);
  }

  /** The numbers of the releases that visitors have of a story. */
  static Map<Language, Integer> releases(Slug name, Exhibition exhibition) {
    Map<Language, Integer> numbers = new EnumMap<>(Language.class);
    exhibition
        .story(name)
        .ifPresent(story ->
            story
                .releases()
                .forEach((language, release) -> numbers.put(language, release.number())));
    return numbers;
  }
}
