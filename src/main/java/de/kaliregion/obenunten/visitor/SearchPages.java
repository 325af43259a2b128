package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.Resource;
import de.kaliregion.obenunten.web.page.Frame;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;

/** Looking for words in the stories of a language. */
public final class SearchPages implements HttpService {
  private static final int LIMIT = 50;
  private static final int MAX_WORDS = 200;

  private final Pages pages;

  public SearchPages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(Pages.LANGUAGE + "/search").get(this::search).register(rules);
  }

  private void search(ServerRequest request, ServerResponse response) {
    Language language = Pages.language(request);
    String words = words(request.query().first("q").orElse(""));
    List<PublishedStory> found = words.isEmpty() ? List.of() : find(language, words);
    pages.sendOnce(
        request,
        response,
        language,
        view ->
            new Pages.Sheet(
                "visitor/search",
                Frame.of(
                        view.site(),
                        language,
                        view.text().text("search.title"),
                        view.text().text("search.hint"),
                        "/search")
                    .unlisted(),
                Map.of("view", view, "words", words, "found", found)));
  }

  /** Control and formatting characters would break the page or turn its text around. */
  private static String words(String typed) {
    String visible = typed.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]+", " ").strip();
    return visible.substring(
        0,
        visible.offsetByCodePoints(
            0, Math.min(MAX_WORDS, visible.codePointCount(0, visible.length()))));
  }

  private List<PublishedStory> find(Language language, String words) {
    Showing now = pages.showing();
    return now.index().get().search(language, words, LIMIT).stream()
        .flatMap(hit -> now.exhibition().story(hit.story()).stream())
        .toList();
  }
}
