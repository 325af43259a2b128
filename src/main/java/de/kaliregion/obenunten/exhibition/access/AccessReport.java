package de.kaliregion.obenunten.exhibition.access;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.access.Barrier;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What visitors have and not everybody can use.
 *
 * @param findings of each barrier, by the names of what has it
 * @param publishedAt when something was last published; empty where nothing ever was
 */
public record AccessReport(Map<Barrier, List<Finding>> findings, Optional<Instant> publishedAt) {

  /**
   * One thing that has a barrier.
   *
   * @param thing the name of a story, or of an item that stories show
   * @param stories where visitors meet it, by name
   */
  public record Finding(Barrier barrier, Slug thing, List<PublishedStory> stories) {

    /** Whether visitors meet it in a story of one of these organisations. */
    public boolean isIn(Collection<Slug> organisations) {
      return stories.stream()
          .anyMatch(story -> organisations.contains(story.story().organisation()));
    }
  }

  /** Looks through everything that stories show, and through the stories. */
  public static AccessReport of(Exhibition exhibition) {
    Map<Barrier, List<Finding>> findings = new EnumMap<>(Barrier.class);
    for (PublishedStory story : exhibition.stories()) {
      Barrier.ofStory(story.languages())
          .forEach(barrier -> add(findings, new Finding(barrier, story.slug(), List.of(story))));
    }
    shown(exhibition)
        .forEach((slug, stories) ->
            exhibition
                .mediaItem(slug)
                .map(Barrier::of)
                .orElse(Set.of())
                .forEach(barrier -> add(findings, new Finding(barrier, slug, stories))));
    return new AccessReport(
        findings,
        exhibition.stories().stream().map(PublishedStory::publishedAt).max(Instant::compareTo));
  }

  private static void add(Map<Barrier, List<Finding>> findings, Finding finding) {
    findings.computeIfAbsent(finding.barrier(), _ -> new ArrayList<>()).add(finding);
  }

  /** What stories show, and which do. */
  private static Map<Slug, List<PublishedStory>> shown(Exhibition exhibition) {
    Map<Slug, List<PublishedStory>> shown = new TreeMap<>();
    for (PublishedStory story : exhibition.stories()) {
      items(story).forEach(item -> shown.computeIfAbsent(item, _ -> new ArrayList<>()).add(story));
    }
    return shown;
  }

  private static Set<Slug> items(PublishedStory story) {
    Set<Slug> items = new HashSet<>();
    items.add(story.story().cover());
    story.languages().forEach(language -> items.addAll(story.edition(language).items()));
    return items;
  }

  /** What has this barrier. */
  public List<Finding> of(Barrier barrier) {
    return findings.getOrDefault(barrier, List.of());
  }

  /** The barriers that there are, the worst first. */
  public List<Barrier> barriers() {
    return findings.keySet().stream().sorted().toList();
  }

  /** Whether everything can be used by everybody, as far as a program can tell. */
  public boolean isClear() {
    return findings.isEmpty();
  }

  /** The same, of what visitors meet in stories of this organisation. */
  public AccessReport within(Slug organisation) {
    Map<Barrier, List<Finding>> some = new EnumMap<>(Barrier.class);
    findings.values().stream()
        .flatMap(List::stream)
        .flatMap(finding -> within(finding, organisation))
        .forEach(finding -> add(some, finding));
    return new AccessReport(some, publishedAt);
  }

  private static Stream<Finding> within(Finding finding, Slug organisation) {
    List<PublishedStory> own =
        finding.stories().stream()
            .filter(story -> story.story().organisation().equals(organisation))
            .toList();
    return own.isEmpty()
        ? Stream.empty()
        : Stream.of(new Finding(finding.barrier(), finding.thing(), own));
  }
}
