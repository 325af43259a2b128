package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.StudioFrame;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The list of stories. */
public final class StoryListPages implements HttpService {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final StoryIndex index;
  private final StoryPages pages;
  private final StoryCovers covers;

  StoryListPages(StoryIndex index, StoryPages pages, StoryCovers covers) {
    this.index = index;
    this.pages = pages;
    this.covers = covers;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(StoryServices.PATH).get(this::list).register(rules);
  }

  /**
   * What waits for somebody.
   *
   * @param number of stories
   * @param query that shows them
   */
  public record Waiting(long number, StoryQuery query) {}

  private void list(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    who.requireAnywhere(Right.VIEW_LIBRARY);
    StoryQuery query = StoryQuery.of(request.query());
    if (index.isBuilt(PATIENCE)) {
      list(request, response, who, query);
    } else {
      askForPatience(request, response, who, query);
    }
  }

  /** The first after a start, where there are very many stories. */
  private void askForPatience(
      ServerRequest request, ServerResponse response, SignedIn who, StoryQuery query) {
    response.header(HeaderNames.RETRY_AFTER, "5");
    StudioFrame frame = pages.frame(request, who, "nav.stories");
    pages.send(
        request,
        response,
        Status.SERVICE_UNAVAILABLE_503,
        "studio/story/soon",
        frame,
        Map.of("query", query));
  }

  private void list(
      ServerRequest request, ServerResponse response, SignedIn who, StoryQuery query) {
    Telling telling = pages.telling(request);
    List<Slug> organisations = pages.organisations(who, Right.VIEW_LIBRARY);
    StoryViewer viewer =
        StoryViewer.of(who.id().value(), pages.organisations(who, Right.PUBLISH_STORY));
    StoriesFound found = index.find(query, organisations, viewer, telling.language());
    StudioFrame frame = pages.frame(request, who, "nav.stories");
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("found", found);
    parameters.put("telling", withNames(telling, found));
    parameters.put("covers", covers.of(found.lines(), pages.exhibition()));
    parameters.put("names", pages.organisationNames(telling.language()));
    parameters.put("organisations", organisations);
    parameters.put("waiting", waiting(viewer, organisations));
    parameters.put("mayBegin", !pages.organisations(who, Right.BEGIN_STORY).isEmpty());
    pages.send(request, response, Status.OK_200, "studio/story/list", frame, parameters);
  }

  /** Each name is looked up once, not once for each line. */
  private static Telling withNames(Telling telling, StoriesFound found) {
    Map<String, String> names = new HashMap<>();
    found.lines().stream()
        .flatMap(StoryListPages::people)
        .forEach(account -> names.computeIfAbsent(account, telling::name));
    return new Telling(
        telling.language(), telling.text(), account -> names.getOrDefault(account, ""));
  }

  private static Stream<String> people(StoryLine line) {
    Stream<String> asked =
        line.sheets().values().stream().flatMap(sheet -> sheet.waitsFor().stream());
    return line.isFromRelease() ? asked : Stream.concat(asked, Stream.of(line.changedBy()));
  }

  private Optional<Waiting> waiting(StoryViewer viewer, List<Slug> organisations) {
    return Optional.of(
            new Waiting(index.countWaiting(viewer, organisations), StoryQuery.ALL.thatWaits()))
        .filter(waiting -> waiting.number() > 0);
  }
}
