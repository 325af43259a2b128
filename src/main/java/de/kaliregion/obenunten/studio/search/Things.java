package de.kaliregion.obenunten.studio.search;

import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What of an exhibition can be looked for besides stories and media. */
final class Things {
  private Things() {}

  static Stream<Thing> of(Exhibition exhibition) {
    return Stream.of(
            exhibition.places().stream().map(Things::place),
            exhibition.signs().stream().map(sign -> sign(sign, exhibition)),
            exhibition.routes().stream().map(Things::route),
            exhibition.terms().stream().map(Things::term),
            exhibition.organisations().stream().map(Things::organisation))
        .flatMap(Function.identity());
  }

  private static Thing place(Place place) {
    return new Thing(
        Thing.Kind.PLACE,
        place.slug().value(),
        Optional.of(place.organisation()),
        place.name(),
        List.of(same(place.municipality() + " " + place.district())),
        Optional.empty());
  }

  private static Thing sign(Sign sign, Exhibition exhibition) {
    Optional<PublishedStory> story = sign.story().flatMap(exhibition::story);
    Optional<Slug> owner =
        story
            .map(shown -> shown.story().organisation())
            .or(() -> sign.place().flatMap(exhibition::place).map(Place::organisation));
    return new Thing(
        Thing.Kind.SIGN,
        sign.code().value(),
        owner,
        same(sign.code().value()),
        sign.location().stream().toList(),
        story.map(PublishedStory::slug));
  }

  private static Thing route(LearningRoute route) {
    return new Thing(
        Thing.Kind.ROUTE,
        route.slug().value(),
        Optional.of(route.organisation()),
        route.title(),
        List.of(route.introduction()),
        Optional.empty());
  }

  private static Thing term(GlossaryTerm term) {
    return new Thing(
        Thing.Kind.TERM,
        term.slug().value(),
        Optional.empty(),
        term.term(),
        List.of(term.definition()),
        Optional.empty());
  }

  private static Thing organisation(Organisation organisation) {
    return new Thing(
        Thing.Kind.ORGANISATION,
        organisation.slug().value(),
        Optional.of(organisation.slug()),
        organisation.name(),
        List.of(),
        Optional.empty());
  }

  /** Words that are the same in German and English. */
  private static Wording same(String words) {
    return new Wording(Map.of(Language.GERMAN, words, Language.ENGLISH, words));
  }
}
