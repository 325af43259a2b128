package de.kaliregion.obenunten.studio.search;

import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
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

/** The search over everything. */
final class SearchPages implements HttpService {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int LONGEST_WORDS = 100;

  private final Studio studio;
  private final StudioPages pages;
  private final AccountNames names;
  private final Searcher searcher;

  SearchPages(Studio studio, StudioPages pages, AccountNames names, Searcher searcher) {
    this.studio = studio;
    this.pages = pages;
    this.names = names;
    this.searcher = searcher;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at("/studio/search").get(this::find).register(rules);
  }

  private void find(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    who.requireAnywhere(Right.VIEW_LIBRARY);
    String words = words(request);
    boolean ready = words.isEmpty() || searcher.isReady(PATIENCE);
    Telling telling = new Telling(pages.language(request), pages.text(request), names);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("words", words);
    parameters.put(
        "groups", words.isEmpty() || !ready ? List.of() : searcher.find(who, words, telling));
    parameters.put("telling", telling);
    parameters.put("ready", ready);
    if (!ready) {
      response.header(HeaderNames.RETRY_AFTER, "5");
    }
    pages.send(
        request,
        response,
        ready ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503,
        "studio/search/search",
        pages.frame(request, who, "search.title"),
        parameters);
  }

  private static String words(ServerRequest request) {
    String typed = request.query().first("q").asOptional().orElse("");
    String clean = typed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return clean.substring(0, Math.min(clean.length(), LONGEST_WORDS));
  }
}
