package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Depth;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Visit;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import de.kaliregion.obenunten.content.draft.card.CardGap.Reason;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cards of places. A place below ground needs no position and no municipality of its own: it
 * has those of the place above it.
 */
final class PlaceCards implements Cards<Place> {

  @Override
  public CardKind kind() {
    return CardKind.PLACE;
  }

  @Override
  public Slug slug(Place place) {
    return place.slug();
  }

  @Override
  public Wording name(Place place) {
    return place.name();
  }

  @Override
  public Optional<Slug> organisation(Place place) {
    return Optional.of(place.organisation());
  }

  @Override
  public Collection<Place> shown(Exhibition exhibition) {
    return exhibition.places();
  }

  @Override
  public Optional<Place> shown(ContentStore store, Slug slug) {
    return store.place(slug);
  }

  @Override
  public CardWords write(Place place) {
    return new CardWriter()
        .put("name", place.name())
        .put("organisation", place.organisation())
        .put("level", place.level().name())
        .put("under", place.under())
        .put("latitude", place.coordinates().latitude())
        .put("longitude", place.coordinates().longitude())
        .put("uncertainty", place.coordinates().uncertainty())
        .put("municipality", place.municipality())
        .put("district", place.district())
        .flag("hesse", place.states().contains(FederalState.HE))
        .flag("thuringia", place.states().contains(FederalState.TH))
        .put("depth", place.depth().map(Depth::metres))
        .flag("about", place.depth().map(Depth::about).orElse(false))
        .put("citation", place.depthSource().map(Source::citation))
        .put("url", place.depthSource().flatMap(Source::url))
        .put("fact", place.depthSource().flatMap(Source::fact))
        .wording("openingHours", place.visit().openingHours())
        .wording("access", place.visit().access())
        .wording("contentNote", place.visit().contentNote())
        .of(kind());
  }

  @Override
  public List<CardGap> gaps(Words words) {
    List<CardGap> gaps = new ArrayList<>();
    boolean below = level(words) == Level.BELOW;
    if (below && words.place("under").isEmpty()) {
      gaps.add(new CardGap("under", Reason.MISSING));
    }
    if (!below) {
      Stream.of("latitude", "longitude", "uncertainty", "municipality", "district")
          .filter(key -> !words.has(key))
          .forEach(key -> gaps.add(new CardGap(key, Reason.MISSING)));
      if (states(words).isEmpty()) {
        gaps.add(new CardGap("thuringia", Reason.NO_STATE));
      }
      if (words.has("depth")) {
        gaps.add(new CardGap("depth", Reason.NOT_BELOW));
      }
    } else if (words.has("latitude") != words.has("longitude")) {
      gaps.add(new CardGap(words.has("latitude") ? "longitude" : "latitude", Reason.MISSING));
    }
    if (words.has("depth") && !words.has("citation")) {
      gaps.add(new CardGap("citation", Reason.NO_SOURCE));
    }
    outside(words.decimal("latitude"), "latitude", 90, gaps);
    outside(words.decimal("longitude"), "longitude", 180, gaps);
    words
        .whole("uncertainty")
        .filter(metres -> metres > 20_000)
        .ifPresent(_ -> gaps.add(new CardGap("uncertainty", Reason.OUT_OF_RANGE, 20_000)));
    words
        .whole("depth")
        .filter(metres -> metres < 1 || metres > 2_000)
        .ifPresent(_ -> gaps.add(new CardGap("depth", Reason.OUT_OF_RANGE, 2_000)));
    return gaps;
  }

  private static void outside(Optional<Double> degrees, String key, int most, List<CardGap> gaps) {
    degrees
        .filter(value -> Math.abs(value) > most)
        .ifPresent(_ -> gaps.add(new CardGap(key, Reason.OUT_OF_RANGE, most)));
  }

  private static Level level(Words words) {
    return words.get("level").equals(Level.BELOW.name()) ? Level.BELOW : Level.ABOVE;
  }

  private static List<FederalState> states(Words words) {
    List<FederalState> states = new ArrayList<>();
    if (words.flag("hesse")) {
      states.add(FederalState.HE);
    }
    if (words.flag("thuringia")) {
      states.add(FederalState.TH);
    }
    return states;
  }

  @Override
  public Place read(Slug slug, Words words) {
    Level level = level(words);
    Optional<Place> above = level == Level.BELOW ? words.place("under") : Optional.empty();
    Optional<Depth> depth =
        words.whole("depth").map(metres -> new Depth(metres, words.flag("about")));
    List<FederalState> states = states(words);
    return new Place(
        slug,
        words.wording("name").orElseThrow(),
        words.slug("organisation"),
        words.maybe("municipality").or(() -> above.map(Place::municipality)).orElseThrow(),
        words.maybe("district").or(() -> above.map(Place::district)).orElseThrow(),
        states.isEmpty() ? above.orElseThrow().states() : states,
        coordinates(words, above),
        level,
        above.map(Place::slug),
        depth,
        depth.flatMap(_ -> source(words)),
        new Visit(
            words.wording("openingHours"), words.wording("access"), words.wording("contentNote")));
  }

  private static Coordinates coordinates(Words words, Optional<Place> above) {
    if (!words.has("latitude")) {
      return above.orElseThrow().coordinates();
    }
    return new Coordinates(
        words.decimal("latitude").orElseThrow(),
        words.decimal("longitude").orElseThrow(),
        words
            .whole("uncertainty")
            .orElseGet(() -> above.orElseThrow().coordinates().uncertainty()));
  }

  private static Optional<Source> source(Words words) {
    return words
        .maybe("citation")
        .map(citation ->
            new Source(words.maybe("fact"), citation, words.maybe("url").map(URI::create)));
  }

  @Override
  public boolean put(ContentStore store, Place place) {
    return store.put(place);
  }

  @Override
  public boolean isFree(Exhibition exhibition, Slug slug) {
    return exhibition.storiesAt(slug).isEmpty()
        && exhibition.places().stream().noneMatch(place -> isAt(place.under(), slug))
        && exhibition.signs().stream().noneMatch(sign -> isAt(sign.place(), slug));
  }

  private static boolean isAt(Optional<Slug> place, Slug slug) {
    return place.filter(slug::equals).isPresent();
  }

  @Override
  public boolean remove(ContentStore store, Slug slug) {
    return store.removePlace(slug);
  }
}
