package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.history.VersionNumber;
import de.kaliregion.obenunten.studio.history.Writers;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;

/** The history of a story: what was saved of one of its languages, when and by whom. */
final class HistoryPages implements HttpService {
  static final String PATH = StoryServices.PATH + "/{slug}/history";

  private final StoryDesk desk;
  private final StoryPages pages;

  HistoryPages(StoryDesk desk, StoryPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::show).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    EditionHistory history =
        EditionHistory.of(desk, who, StoryPages.slug(request), StoryPages.edition(request));
    Optional<Long> before = request.query().first("before").asOptional().flatMap(VersionNumber::of);
    Telling telling = pages.telling(request);
    HistoryView view =
        new HistoryView(
            new StoryAddress(history.story(), history.language()),
            telling,
            new Writers(telling),
            history.title().orElseGet(() -> telling.text().text("story.untitled")),
            history.languages(),
            history.from(before.map(number -> number - 1).orElse(Long.MAX_VALUE)),
            history.shown(),
            history.newest().map(EditionDraft::version),
            before.isEmpty());
    pages.send(
        request,
        response,
        Status.OK_200,
        "studio/story/history",
        pages
            .frame(request, who, "history.title", view.title())
            .at(before.map(view.address()::historyBefore).orElseGet(view.address()::history)),
        Map.of("view", view));
  }
}
