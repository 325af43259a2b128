package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.LearningRoute.Station;
import de.kaliregion.obenunten.content.LearningRoute.Task;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import de.kaliregion.obenunten.content.draft.card.CardGap.Reason;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The cards of learning routes: stations in their order, each with its tasks. */
final class RouteCards implements Cards<LearningRoute> {
  static final String STATIONS = "stations";
  private static final String TASKS = "/tasks";

  @Override
  public CardKind kind() {
    return CardKind.ROUTE;
  }

  @Override
  public Slug slug(LearningRoute route) {
    return route.slug();
  }

  @Override
  public Wording name(LearningRoute route) {
    return route.title();
  }

  @Override
  public Optional<Slug> organisation(LearningRoute route) {
    return Optional.of(route.organisation());
  }

  @Override
  public Collection<LearningRoute> shown(Exhibition exhibition) {
    return exhibition.routes();
  }

  @Override
  public Optional<LearningRoute> shown(ContentStore store, Slug slug) {
    return store.route(slug);
  }

  @Override
  public CardWords write(LearningRoute route) {
    CardWriter card =
        new CardWriter()
            .put("title", route.title())
            .put("organisation", route.organisation())
            .put("introduction", route.introduction());
    List<String> stations = new ArrayList<>();
    for (Station station : route.stations()) {
      String id = CardWriter.id(route.slug() + " " + stations.size());
      stations.add(id);
      card.put(id + "/story", station.story()).put(id + "/direction", station.direction());
      List<String> tasks = new ArrayList<>();
      for (Task task : station.tasks()) {
        String taskId = CardWriter.id(id + " " + tasks.size());
        tasks.add(taskId);
        card.put(taskId + "/prompt", task.prompt());
      }
      card.put(id + TASKS, String.join(" ", tasks));
    }
    return card.put(STATIONS, String.join(" ", stations)).of(kind());
  }

  @Override
  public List<CardGap> gaps(Words words) {
    return words.parts(STATIONS).isEmpty()
        ? List.of(new CardGap(STATIONS, Reason.NO_STATION))
        : List.of();
  }

  @Override
  public LearningRoute read(Slug slug, Words words) {
    return new LearningRoute(
        slug,
        words.wording("title").orElseThrow(),
        words.wording("introduction").orElseThrow(),
        words.slug("organisation"),
        words.parts(STATIONS).stream().map(id -> station(id, words)).toList());
  }

  private static Station station(String id, Words words) {
    return new Station(
        words.slug(id + "/story"),
        words.wording(id + "/direction").orElseThrow(),
        words.parts(id + TASKS).stream()
            .map(task -> new Task(words.wording(task + "/prompt").orElseThrow()))
            .toList());
  }

  @Override
  public boolean put(ContentStore store, LearningRoute route) {
    return store.put(route);
  }

  @Override
  public boolean isFree(Exhibition exhibition, Slug slug) {
    return true;
  }

  @Override
  public boolean remove(ContentStore store, Slug slug) {
    return store.removeRoute(slug);
  }
}
