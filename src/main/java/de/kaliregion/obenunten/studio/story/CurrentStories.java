package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.storage.mongo.StoryChanges;
import de.kaliregion.obenunten.storage.mongo.StoryChanges.News;
import de.kaliregion.obenunten.studio.Followed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A catalogue of all stories that follows what changes in the drafts and in the exhibition. */
final class CurrentStories implements Followed.Follower {
  /** So many stories are read at once while it is built: others use the store meanwhile. */
  private static final int PART = 25;

  /** With more changes at once, another catalogue is made beside this one. */
  private static final int MOST_CHANGES = 2 * StoryChanges.KEPT;

  private final StorySources sources;
  private final StoryChanges changes;
  private final Supplier<Exhibition> exhibition;
  private final StoryCatalogue catalogue = new StoryCatalogue();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Slug, Seen> seen = new HashMap<>();
  private volatile long number;
  private volatile Exhibition shown;

  /** What the exhibition had of a story when it was read. */
  private record Seen(String placeName, Optional<Place> place, Map<Language, Integer> releases) {

    static Seen of(StorySource source) {
      return new Seen(source.story().facts().place(), source.place(), source.releases());
    }

    boolean isStill(Slug story, Exhibition now) {
      return releases.equals(StorySources.releases(story, now))
          && place.equals(StorySources.place(placeName, now));
    }
  }

  private CurrentStories(
      StorySources sources, StoryChanges changes, Supplier<Exhibition> exhibition) {
    this.sources = sources;
    this.changes = changes;
    this.exhibition = exhibition;
  }

  /** Reads all stories. What changes meanwhile is read again by the next who looks. */
  static CurrentStories read(
      StorySources sources, StoryChanges changes, Supplier<Exhibition> exhibition) {
    CurrentStories all = new CurrentStories(sources, changes, exhibition);
    all.number = changes.number();
    all.shown = exhibition.get();
    List<Slug> names = new ArrayList<>(sources.names(all.shown));
    for (int from = 0; from < names.size(); from += PART) {
      all.put(names.subList(from, Math.min(names.size(), from + PART)), all.shown);
    }
    all.catalogue.tidyUp();
    all.catalogue.show();
    return all;
  }

  private void put(Collection<Slug> names, Exhibition now) {
    Set<Slug> gone = new HashSet<>(names);
    for (StorySource source : sources.read(names, now)) {
      Slug slug = source.story().slug();
      catalogue.put(source);
      seen.put(slug, Seen.of(source));
      gone.remove(slug);
    }
    gone.forEach(catalogue::remove);
    seen.keySet().removeAll(gone);
  }

  StoryCatalogue catalogue() {
    return catalogue;
  }

  /**
   * Takes in what has changed since it looked last: mostly one look-up by name.
   *
   * @return false when that is too much, so that all are to be read again; this catalogue serves
   *     until then
   */
  @Override
  public boolean catchUp() {
    if (exhibition.get() == shown && changes.since(number).isEmpty()) {
      return true;
    }
    lock.lock();
    try {
      return catchUp(exhibition.get());
    } finally {
      lock.unlock();
    }
  }

  private boolean catchUp(Exhibition now) {
    Optional<News> news = changes.since(number);
    if (news.isPresent() && news.get().stories().isEmpty()) {
      return false;
    }
    Set<Slug> stale = new TreeSet<>(news.flatMap(News::stories).orElse(Set.of()));
    if (now != shown) {
      stale.addAll(otherwiseShown(now));
    }
    if (stale.size() > MOST_CHANGES) {
      return false;
    }
    put(stale, now);
    catalogue.show();
    shown = now;
    number = news.map(News::number).orElse(number);
    return true;
  }

  /** The stories of which visitors have something else now, or whose place has changed. */
  private Set<Slug> otherwiseShown(Exhibition now) {
    Set<Slug> others = new TreeSet<>();
    seen.forEach((slug, before) -> {
      if (!before.isStill(slug, now)) {
        others.add(slug);
      }
    });
    now.stories().stream()
        .filter(story -> !seen.containsKey(story.slug()))
        .forEach(story -> others.add(story.slug()));
    return others;
  }
}
