package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.web.LanguageChoice;
import de.kaliregion.obenunten.web.Resource;
import de.kaliregion.obenunten.web.page.Frame;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** The start page of each language, and the way there. */
public final class StartPages implements HttpService {
  private static final Slug EMBLEM = new Slug("obenunten");

  private final Pages pages;
  private final LanguageChoice languages;

  public StartPages(Pages pages, LanguageChoice languages) {
    this.pages = pages;
    this.languages = languages;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at("/").get(this::choose).register(rules);
    Resource.at(Pages.LANGUAGE).get(this::start).register(rules);
  }

  private void choose(ServerRequest request, ServerResponse response) {
    response
        .status(Status.FOUND_302)
        .header(HeaderNames.LOCATION, "/" + languages.of(request).tag())
        .header(HeaderNames.VARY, "Accept-Language")
        .header(HeaderNames.CACHE_CONTROL, "no-cache")
        .send();
  }

  private void start(ServerRequest request, ServerResponse response) {
    pages.send(
        request,
        response,
        view -> {
          Frame frame =
              Frame.of(
                      view.site(),
                      view.language(),
                      view.text().text("site.tagline"),
                      view.text().text("home.lead"),
                      "")
                  .withLook("above", view.picture(EMBLEM).map(VisitorView::linkPreview));
          return new Pages.Sheet(
              "visitor/start", frame, Map.of("view", view, "emblem", view.picture(EMBLEM)));
        });
  }
}
