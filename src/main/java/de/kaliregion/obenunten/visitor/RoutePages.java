package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.Resource;
import de.kaliregion.obenunten.web.page.Frame;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** The routes: several places in an order, with tasks. */
public final class RoutePages implements HttpService {
  private final Pages pages;

  public RoutePages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(Pages.LANGUAGE + "/routes").get(this::all).register(rules);
    Resource.at(Pages.LANGUAGE + "/routes/{slug}").get(this::one).register(rules);
  }

  private void all(ServerRequest request, ServerResponse response) {
    pages.send(
        request,
        response,
        view ->
            new Pages.Sheet(
                "visitor/routes",
                Frame.of(
                    view.site(),
                    view.language(),
                    view.text().text("routes.title"),
                    view.text().text("routes.lead"),
                    "/routes"),
                Map.of("view", view)));
  }

  private void one(ServerRequest request, ServerResponse response) {
    Showing now = pages.showing();
    LearningRoute route = Pages.found(request, now.exhibition()::route);
    pages.send(
        now,
        request,
        response,
        view ->
            new Pages.Sheet(
                "visitor/route",
                Frame.of(
                    view.site(),
                    view.language(),
                    route.title().in(view.language()),
                    route.introduction().in(view.language()),
                    "/routes/" + route.slug()),
                Map.of("view", view, "route", route)));
  }
}
