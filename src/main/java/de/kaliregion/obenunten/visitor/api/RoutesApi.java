package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.content.LearningRoute;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;

/** {@code /api/v1/routes}: the routes, and each with its stations and tasks. */
public final class RoutesApi implements HttpService {
  private final Api api;

  public RoutesApi(Api api) {
    this.api = api;
  }

  @Override
  public void routing(HttpRules rules) {
    api.get(rules, "/routes", RoutesApi::all);
    api.get(rules, "/routes/{slug}", RoutesApi::one);
  }

  private static Answer all(Enquiry enquiry) {
    Slice<LearningRoute> slice =
        enquiry.sliceBySlug(List.copyOf(enquiry.exhibition().routes()), LearningRoute::slug);
    JsonViews views = enquiry.views();
    return Answer.list(
        "routes", slice, enquiry.list("routes", slice, slice.map(views::routeSummary)));
  }

  private static Answer one(Enquiry enquiry) {
    LearningRoute route = enquiry.named(enquiry.exhibition()::route);
    return Answer.kept("routes/" + route.slug(), () -> enquiry.views().route(route));
  }
}
