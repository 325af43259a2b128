package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.Resource;
import de.kaliregion.obenunten.web.page.Frame;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;

/** The places, and the drawn map of them. */
public final class PlacePages implements HttpService {
  private final Pages pages;

  public PlacePages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(Pages.LANGUAGE + "/places").get(this::all).register(rules);
    Resource.at(Pages.LANGUAGE + "/places/{slug}").get(this::one).register(rules);
    Resource.at(Pages.LANGUAGE + "/map").get(this::map).register(rules);
  }

  private void all(ServerRequest request, ServerResponse response) {
    pages.send(request, response, view -> list(view, "places", "/places"));
  }

  private void map(ServerRequest request, ServerResponse response) {
    pages.send(request, response, view -> list(view, "map", "/map"));
  }

  private static Pages.Sheet list(VisitorView view, String name, String path) {
    Frame frame =
        Frame.of(
            view.site(),
            view.language(),
            view.text().text(name + ".title"),
            view.text().text(name + ".lead"),
            path);
    return new Pages.Sheet("visitor/" + name, frame, Map.of("view", view));
  }

  private void one(ServerRequest request, ServerResponse response) {
    Showing now = pages.showing();
    Place place = Pages.found(request, now.exhibition()::place);
    pages.send(
        now,
        request,
        response,
        view -> {
          Frame frame =
              Frame.of(
                      view.site(),
                      view.language(),
                      place.name().in(view.language()),
                      view.depth(place) + ", " + view.municipality(place),
                      "/places/" + place.slug())
                  .withLook(place.level() == Level.BELOW ? "below" : "above", Optional.empty());
          return new Pages.Sheet("visitor/place", frame, Map.of("view", view, "place", place));
        });
  }
}
