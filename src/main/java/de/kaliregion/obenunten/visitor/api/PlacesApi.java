package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Place;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/places}: all places or those around a position, and each with its stories. */
public final class PlacesApi implements HttpService {
  private final Api api;

  public PlacesApi(Api api) {
    this.api = api;
  }

  @Override
  public void routing(HttpRules rules) {
    api.get(rules, "/places", PlacesApi::list);
    api.get(rules, "/places/{slug}", PlacesApi::one);
  }

  private static Answer list(Enquiry enquiry) {
    Optional<Surroundings> surroundings = enquiry.surroundings();
    return surroundings.isPresent() ? near(enquiry, surroundings.get()) : all(enquiry);
  }

  private static Answer all(Enquiry enquiry) {
    Slice<Place> slice =
        enquiry.sliceBySlug(List.copyOf(enquiry.exhibition().places()), Place::slug);
    JsonViews views = enquiry.views();
    return Answer.list(
        "places", slice, enquiry.list("places", slice, slice.map(views::placeSummary)));
  }

  /** Looks at each place: the index knows the positions of stories, and a place may have none. */
  private static Answer near(Enquiry enquiry, Surroundings around) {
    Coordinates centre = around.centre();
    List<Place> places =
        enquiry.exhibition().places().stream()
            .filter(place -> centre.metresTo(place.coordinates()) <= around.radius())
            .sorted(
                Comparator.comparingDouble((Place place) -> centre.metresTo(place.coordinates()))
                    .thenComparing(Place::level)
                    .thenComparing(Place::slug))
            .toList();
    Slice<Place> slice = enquiry.slice(places, Place::slug);
    JsonViews views = enquiry.views();
    return Answer.once(
        enquiry.list("places", slice, slice.map(place -> views.placeSummary(place, centre))));
  }

  private static Answer one(Enquiry enquiry) {
    Place place = enquiry.named(enquiry.exhibition()::place);
    return Answer.kept("places/" + place.slug(), () -> enquiry.views().place(place));
  }
}
