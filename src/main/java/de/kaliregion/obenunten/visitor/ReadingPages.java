package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Notice;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.exhibition.access.Statement;
import de.kaliregion.obenunten.web.Resource;
import de.kaliregion.obenunten.web.page.Frame;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The glossary, and the operator's notices on accessibility, privacy and who runs this. */
public final class ReadingPages implements HttpService {
  private static final Slug ACCESSIBILITY = new Slug("accessibility");

  private final Pages pages;

  public ReadingPages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(Pages.LANGUAGE + "/glossary").get(this::glossary).register(rules);
    for (String notice : List.of(ACCESSIBILITY.value(), "privacy", "imprint")) {
      Resource.at(Pages.LANGUAGE + "/" + notice)
          .get((request, response) -> notice(request, response, new Slug(notice)))
          .register(rules);
    }
  }

  private void glossary(ServerRequest request, ServerResponse response) {
    pages.send(
        request,
        response,
        view ->
            new Pages.Sheet(
                "visitor/glossary",
                Frame.of(
                    view.site(),
                    view.language(),
                    view.text().text("glossary.title"),
                    view.text().text("glossary.lead"),
                    "/glossary"),
                Map.of("view", view)));
  }

  /** Of accessibility, what is written by hand is followed by what the exhibition itself tells. */
  private void notice(ServerRequest request, ServerResponse response, Slug slug) {
    Showing now = pages.showing();
    Notice notice = now.exhibition().notice(slug).orElseThrow(Pages::notFound);
    pages.send(
        now,
        request,
        response,
        view -> {
          var edition = notice.in(view.language());
          return new Pages.Sheet(
              "visitor/notice",
              Frame.of(view.site(), view.language(), edition.title(), edition.teaser(), "/" + slug),
              Map.of(
                  "view",
                  view,
                  "edition",
                  edition,
                  "statement",
                  Optional.of(slug)
                      .filter(ACCESSIBILITY::equals)
                      .map(_ -> Statement.of(now.exhibition(), view.language()))));
        });
  }
}
