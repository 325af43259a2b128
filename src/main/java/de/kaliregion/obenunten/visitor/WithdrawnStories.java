package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Withdrawn;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.page.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is told of a story that was taken down: that it is gone, and which ones are near. */
public final class WithdrawnStories {
  private static final int NEARBY = 4;

  private WithdrawnStories() {}

  /** What programs are told. */
  public static Problem problem() {
    return Problem.of(ProblemType.GONE)
        .withDetail(
            "Diese Geschichte wird zurzeit nicht gezeigt.",
            "This story is not shown at present.",
            "Diese Geschichte ist gerade nicht da.");
  }

  /** What people are shown. */
  static Pages.Sheet sheet(VisitorView view, Withdrawn withdrawn) {
    Optional<Place> place = view.exhibition().place(withdrawn.place());
    Frame frame =
        Frame.of(
                view.site(),
                view.language(),
                view.text().text("withdrawn.title"),
                view.text().text("withdrawn.lead"),
                "/stories/" + withdrawn.story())
            .unlisted();
    return new Pages.Sheet(
        "visitor/withdrawn",
        frame,
        Map.of(
            "view",
            view,
            "stories",
            place.map(from -> near(view, from)).orElseGet(() -> any(view)),
            "near",
            place.isPresent()));
  }

  private static List<PublishedStory> near(VisitorView view, Place place) {
    return Stream.of(
            view.exhibition().storiesAt(place.slug()).stream(),
            view.exhibition().counterparts(place).stream(),
            view.nearby(place, NEARBY).stream().map(VisitorView.Nearby::story))
        .flatMap(stories -> stories)
        .limit(NEARBY)
        .toList();
  }

  private static List<PublishedStory> any(VisitorView view) {
    return view.exhibition().stories().stream().limit(NEARBY).toList();
  }
}
