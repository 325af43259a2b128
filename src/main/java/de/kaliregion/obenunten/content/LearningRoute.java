package de.kaliregion.obenunten.content;

import java.util.List;

/** A route that a class follows from place to place. */
public record LearningRoute(
    Slug slug, Wording title, Wording introduction, Slug organisation, List<Station> stations) {
  public LearningRoute {
    Require.present("slug", slug);
    Require.present("title", title);
    Require.present("introduction", introduction);
    Require.present("organisation", organisation);
    stations = Require.atLeastOne("stations", stations);
  }

  /**
   * One stop.
   *
   * @param direction how to get here from the stop before
   */
  public record Station(Slug story, Wording direction, List<Task> tasks) {
    public Station {
      Require.present("story", story);
      Require.present("direction", direction);
      tasks = Require.list(tasks);
    }
  }

  /** Something to find out at a stop. */
  public record Task(Wording prompt) {
    public Task {
      Require.present("prompt", prompt);
    }
  }
}
