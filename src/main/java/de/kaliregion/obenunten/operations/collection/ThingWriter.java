package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import java.util.List;

/**
 * Writes what visitors have, but for texts and media, as {@link CollectionReader} reads it: each
 * field by the name and in the order in which it is told in {@code media/README.md}.
 */
final class ThingWriter {
  private ThingWriter() {}

  static String organisations(List<Organisation> organisations) {
    return YamlWriter.write(
        file -> file.list("organisations", organisations, ThingWriter::organisation));
  }

  private static void organisation(YamlWriter fields, Organisation organisation) {
    fields
        .text("slug", organisation.slug().value())
        .wording("name", organisation.name())
        .text("website", organisation.website())
        .text("email", organisation.email());
  }

  static String place(Place place) {
    return YamlWriter.write(fields -> {
      fields
          .wording("name", place.name())
          .text("organisation", place.organisation().value())
          .text("municipality", place.municipality())
          .text("district", place.district())
          .texts("states", place.states().stream().map(FederalState::name).toList())
          .decimal("latitude", place.coordinates().latitude())
          .decimal("longitude", place.coordinates().longitude())
          .number("uncertainty", place.coordinates().uncertainty())
          .word("level", place.level())
          .text("under", place.under());
      place
          .depth()
          .ifPresent(depth -> fields.number("depth", depth.metres()).yes("about", depth.about()));
      place
          .depthSource()
          .ifPresent(source -> fields.fields("depth-source", inner -> source(inner, source)));
      fields
          .wording("opening-hours", place.visit().openingHours())
          .wording("access", place.visit().access())
          .wording("content-note", place.visit().contentNote());
    });
  }

  static String story(Story story) {
    return YamlWriter.write(fields ->
        fields
            .text("place", story.place().value())
            .text("organisation", story.organisation().value())
            .word("tone", story.tone())
            .text("cover", story.cover().value())
            .list("sources", story.sources(), ThingWriter::source));
  }

  private static void source(YamlWriter fields, Source source) {
    fields
        .text("fact", source.fact())
        .text("citation", source.citation())
        .text("url", source.url());
  }

  static String signs(List<Sign> signs) {
    return YamlWriter.write(file -> file.list("signs", signs, ThingWriter::sign));
  }

  private static void sign(YamlWriter fields, Sign sign) {
    fields.text("code", sign.code().value());
    if (sign.state() == Sign.State.RETIRED) {
      fields.word("state", sign.state());
    }
    fields
        .text("story", sign.story())
        .text("place", sign.place())
        .wording("location", sign.location());
  }

  static String route(LearningRoute route) {
    return YamlWriter.write(fields ->
        fields
            .wording("title", route.title())
            .wording("introduction", route.introduction())
            .text("organisation", route.organisation().value())
            .list("stations", route.stations(), ThingWriter::station));
  }

  private static void station(YamlWriter fields, LearningRoute.Station station) {
    fields.text("story", station.story().value()).wording("direction", station.direction());
    if (!station.tasks().isEmpty()) {
      fields.list(
          "tasks", station.tasks(), (entry, task) -> entry.wording("prompt", task.prompt()));
    }
  }

  static String glossary(List<GlossaryTerm> terms) {
    return YamlWriter.write(file -> file.list("terms", terms, ThingWriter::term));
  }

  private static void term(YamlWriter fields, GlossaryTerm term) {
    fields
        .text("slug", term.slug().value())
        .wording("term", term.term())
        .wording("definition", term.definition());
  }
}
