package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Rights;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import de.kaliregion.obenunten.web.page.RichTextHtml;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The exhibition in the form of the interface's answers, in one language or the nearest that there
 * is.
 */
record JsonViews(Exhibition exhibition, Language language, Addresses addresses) {

  StoryJson story(PublishedStory story) {
    Edition edition = story.edition(language);
    StoryJson.Summary summary = storySummary(story);
    return new StoryJson(
        summary.slug(),
        summary.self(),
        summary.page(),
        summary.language(),
        summary.languages(),
        summary.title(),
        summary.teaser(),
        summary.tone(),
        summary.place(),
        summary.cover(),
        summary.published(),
        organisation(story.story().organisation()),
        edition.blocks().stream().flatMap(this::block).toList(),
        story.in(language).story().sources().stream().map(JsonViews::source).toList(),
        exhibition.counterparts(story.place()).stream().map(this::storySummary).toList(),
        exhibition.signs().stream()
            .filter(sign -> sign.story().filter(story.slug()::equals).isPresent())
            .map(sign -> addresses.document("signs", sign.code()))
            .toList());
  }

  StoryJson.Summary storySummary(PublishedStory story) {
    Edition edition = story.edition(language);
    return new StoryJson.Summary(
        story.slug().value(),
        addresses.document("stories", story.slug()),
        addresses.page(language, "stories", story.slug()),
        edition.language().tag(),
        story.languages().stream().map(Language::tag).toList(),
        edition.title(),
        edition.teaser(),
        word(story.story().tone()),
        placeSummary(story.place()),
        item(story.story().cover()),
        story.in(language).publishedAt().toString());
  }

  PlaceJson place(Place place) {
    PlaceJson.Summary summary = placeSummary(place);
    return new PlaceJson(
        summary.slug(),
        summary.self(),
        summary.page(),
        summary.name(),
        summary.level(),
        summary.depth(),
        summary.coordinates(),
        place.municipality(),
        place.district(),
        place.states().stream().map(state -> "DE-" + state).toList(),
        organisation(place.organisation()),
        place.depthSource().map(JsonViews::source),
        place.visit().openingHours().map(words -> words.in(language)),
        place.visit().access().map(words -> words.in(language)),
        place.visit().contentNote().map(words -> words.in(language)),
        exhibition.spot(place).stream()
            .filter(other -> !other.equals(place))
            .map(this::placeSummary)
            .toList(),
        exhibition.storiesAt(place.slug()).stream().map(this::storySummary).toList());
  }

  PlaceJson.Summary placeSummary(Place place) {
    return placeSummary(place, Optional.empty());
  }

  PlaceJson.Summary placeSummary(Place place, Coordinates from) {
    return placeSummary(place, Optional.of(Math.round(from.metresTo(place.coordinates()))));
  }

  private PlaceJson.Summary placeSummary(Place place, Optional<Long> distance) {
    Coordinates at = place.coordinates();
    return new PlaceJson.Summary(
        place.slug().value(),
        addresses.document("places", place.slug()),
        addresses.page(language, "places", place.slug()),
        place.name().in(language),
        word(place.level()),
        place.depth().map(depth -> new PlaceJson.DepthJson(depth.metres(), depth.about())),
        new PlaceJson.CoordinatesJson(at.latitude(), at.longitude(), at.uncertainty()),
        place.municipality(),
        distance);
  }

  SignJson sign(Sign sign) {
    Optional<PublishedStory> story = sign.story().flatMap(exhibition::story);
    String scan = addresses.scan(sign.code());
    return new SignJson(
        sign.code().value(),
        addresses.document("signs", sign.code()),
        scan,
        word(sign.state()),
        new SignJson.Qr(scan + ".svg", scan + ".png"),
        sign.location().map(location -> location.in(language)),
        story
            .map(PublishedStory::place)
            .or(() -> sign.place().flatMap(exhibition::place))
            .map(this::placeSummary),
        story.map(this::storySummary));
  }

  RouteJson route(LearningRoute route) {
    RouteJson.Summary summary = routeSummary(route);
    return new RouteJson(
        summary.slug(),
        summary.self(),
        summary.page(),
        summary.title(),
        summary.introduction(),
        organisation(route.organisation()),
        IntStream.range(0, route.stations().size())
            .mapToObj(i -> station(i + 1, route.stations().get(i)))
            .toList());
  }

  RouteJson.Summary routeSummary(LearningRoute route) {
    return new RouteJson.Summary(
        route.slug().value(),
        addresses.document("routes", route.slug()),
        addresses.page(language, "routes", route.slug()),
        route.title().in(language),
        route.introduction().in(language),
        route.stations().size());
  }

  private RouteJson.Station station(int number, LearningRoute.Station station) {
    return new RouteJson.Station(
        number,
        station.direction().in(language),
        station.tasks().stream().map(task -> task.prompt().in(language)).toList(),
        exhibition.story(station.story()).map(this::storySummary));
  }

  MediaJson media(MediaItem item) {
    return new MediaJson(
        item.slug().value(),
        addresses.document("media", item.slug()),
        word(item.kind()),
        item.title().in(language),
        item.alt().map(alt -> alt.in(language)),
        item.description().map(description -> description.in(language)),
        item.caption().map(caption -> caption.in(language)),
        rights(item.rights()),
        renditions(item.renditions()),
        renditions(item.derivatives().stills()),
        renditions(item.derivatives().pages()),
        item.derivatives().placeholder(),
        item.derivatives().waveform(),
        item.derivatives().tiles().map(this::tiles),
        item.derivatives().text(),
        item.poster().flatMap(this::item),
        item.spoken().map(Language::tag),
        item.synthetic(),
        item.transcripts().stream().map(this::transcript).toList());
  }

  private Optional<MediaJson.Summary> item(Slug slug) {
    return exhibition
        .mediaItem(slug)
        .map(item ->
            new MediaJson.Summary(
                item.slug().value(),
                addresses.document("media", item.slug()),
                word(item.kind()),
                item.title().in(language),
                item.alt().map(alt -> alt.in(language)),
                rendition(item.main()),
                rights(item.rights())));
  }

  private MediaJson.RightsJson rights(Rights rights) {
    return new MediaJson.RightsJson(
        rights.licence().id(),
        rights.licence().label(),
        rights.licence().url(),
        rights.creator(),
        rights.holder(),
        rights.year(),
        rights.source(),
        "%s (%d), %s".formatted(rights.creator(), rights.year(), rights.licence().label()),
        rights.note().map(note -> note.in(language)));
  }

  private MediaJson.TilesJson tiles(TilePack pack) {
    return new MediaJson.TilesJson(
        addresses.of(pack.path()), pack.dimensions().width(), pack.dimensions().height());
  }

  private List<MediaJson.RenditionJson> renditions(List<Rendition> files) {
    return files.stream().map(this::rendition).toList();
  }

  private MediaJson.RenditionJson rendition(Rendition rendition) {
    return new MediaJson.RenditionJson(
        addresses.file(rendition),
        rendition.mediaType(),
        rendition.bytes(),
        rendition.dimensions().map(Rendition.Dimensions::width),
        rendition.dimensions().map(Rendition.Dimensions::height),
        rendition.milliseconds());
  }

  private MediaJson.TranscriptJson transcript(Transcript transcript) {
    return new MediaJson.TranscriptJson(
        transcript.language().tag(),
        addresses.file(transcript.captions()),
        transcript.cues().stream()
            .map(cue -> new MediaJson.CueJson(cue.start(), cue.end(), cue.speaker(), cue.text()))
            .toList());
  }

  private OrganisationJson organisation(Slug slug) {
    Optional<Organisation> organisation = exhibition.organisation(slug);
    return new OrganisationJson(
        slug.value(),
        organisation.map(Organisation::name).map(name -> name.in(language)).orElse(slug.value()),
        organisation.flatMap(Organisation::website).map(URI::toString),
        organisation.flatMap(Organisation::email).map(EmailAddress::value));
  }

  private static StoryJson.SourceJson source(Source source) {
    return new StoryJson.SourceJson(
        source.fact(), source.citation(), source.url().map(URI::toString));
  }

  /** A block whose media item or place is not there is left out, as on the pages. */
  private Stream<BlockJson> block(Block block) {
    return switch (block) {
      case Block.Text(var heading, var text) ->
          Stream.of(new BlockJson.Text(heading, text.map(this::text)));
      case Block.Picture(var item, var caption) ->
          item(item).stream().map(shown -> new BlockJson.Picture(shown, caption));
      case Block.Gallery(var pictures) ->
          Stream.of(new BlockJson.Gallery(pictures.stream().flatMap(this::shown).toList()));
      case Block.ThenAndNow(var then, var now, var caption) ->
          both(then, now)
              .map(pair -> new BlockJson.ThenAndNow(pair.getFirst(), pair.getLast(), caption));
      case Block.Audio(var item, var caption) ->
          item(item).stream().map(shown -> new BlockJson.Audio(shown, caption));
      case Block.Video(var item, var caption) ->
          item(item).stream().map(shown -> new BlockJson.Video(shown, caption));
      case Block.Panorama(var item, var caption) ->
          item(item).stream().map(shown -> new BlockJson.Panorama(shown, caption));
      case Block.Model(var item, var poster, var caption) ->
          both(item, poster)
              .map(pair -> new BlockJson.Model(pair.getFirst(), pair.getLast(), caption));
      case Block.Document(var item, var caption) ->
          item(item).stream().map(shown -> new BlockJson.Document(shown, caption));
      case Block.Quote(var text, var attribution, var spoken) ->
          Stream.of(new BlockJson.Quote(text, attribution, spoken.orElse(language).tag()));
      case Block.Timeline(var events) ->
          Stream.of(
              new BlockJson.Timeline(
                  events.stream()
                      .map(event -> new BlockJson.Timeline.Event(event.when(), text(event.what())))
                      .toList()));
      case Block.Question(var prompt, var choices, var explanation) ->
          Stream.of(
              new BlockJson.Question(
                  prompt,
                  choices.stream()
                      .map(choice ->
                          new BlockJson.Question.Choice(choice.answer(), choice.correct()))
                      .toList(),
                  text(explanation)));
      case Block.Map(var places, var caption) ->
          Stream.of(
              new BlockJson.Map(
                  places.stream()
                      .flatMap(place -> exhibition.place(place).stream())
                      .map(this::placeSummary)
                      .toList(),
                  caption));
    };
  }

  private Stream<BlockJson.Gallery.Shown> shown(Block.Picture picture) {
    return item(picture.item()).stream()
        .map(item -> new BlockJson.Gallery.Shown(item, picture.caption()));
  }

  private Stream<List<MediaJson.Summary>> both(Slug one, Slug other) {
    return item(one).flatMap(first -> item(other).map(second -> List.of(first, second))).stream();
  }

  private TextJson text(RichText text) {
    return new TextJson(
        RichTextHtml.of(text, addresses.base()).toString(), RichTextHtml.plain(text));
  }

  /** The constants of the vocabulary, as the collection's files write them. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
