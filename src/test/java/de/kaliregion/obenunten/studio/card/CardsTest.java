package de.kaliregion.obenunten.studio.card;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import de.kaliregion.obenunten.content.draft.card.CardGap.Reason;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.storage.GeneratedContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a card says of a thing, and what visitors get of a card. */
class CardsTest {
  private static final PlaceCards PLACES = new PlaceCards();
  private static final Slug TOWER = new Slug("turm");
  private static final Exhibition WITH_TOWER = exhibition(tower(TOWER));

  private static Place tower(Slug slug) {
    return new Place(
        slug,
        new Wording(Map.of(Language.GERMAN, "Turm")),
        new Slug("museum"),
        "Merkers",
        "Wartburgkreis",
        List.of(FederalState.TH),
        new Coordinates(50.82, 10.12, 30),
        Level.ABOVE,
        Optional.empty(),
        Optional.empty());
  }

  private static Exhibition exhibition(Place place) {
    return new Exhibition(
        new Published(
            1,
            List.of(),
            List.of(place),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  static Stream<GeneratedContent> contents() {
    return LongStream.range(0, 300).mapToObj(GeneratedContent::new);
  }

  @ParameterizedTest
  @MethodSource("contents")
  void aCardOfWhatVisitorsHaveSaysJustThat(GeneratedContent content) {
    Place place = content.place();
    Exhibition exhibition = place.under().map(above -> exhibition(tower(above))).orElse(WITH_TOWER);

    assertThat(read(PLACES, place, place.slug(), exhibition).states())
        .containsExactlyInAnyOrderElementsOf(place.states().stream().distinct().toList());
    assertThat(read(PLACES, place, place.slug(), exhibition))
        .usingRecursiveComparison()
        .ignoringFields("states")
        .isEqualTo(place);
    var term = content.term();
    assertThat(read(new TermCards(), term, term.slug(), exhibition)).isEqualTo(term);
    var route = content.route();
    assertThat(read(new RouteCards(), route, route.slug(), exhibition)).isEqualTo(route);
    var organisation = content.organisation();
    assertThat(read(new OrganisationCards(), organisation, organisation.slug(), exhibition))
        .isEqualTo(organisation);
  }

  private static <T extends Record> T read(
      Cards<T> cards, T thing, Slug slug, Exhibition exhibition) {
    return cards.read(slug, new Words(cards.write(thing), exhibition));
  }

  private static Words place(String... more) {
    Map<String, String> words =
        new HashMap<>(
            Map.of(
                "name/de", "Förderturm",
                "organisation", "museum",
                "level", "ABOVE",
                "latitude", "50,82036",
                "longitude", "10.12481",
                "uncertainty", "30",
                "municipality", "Merkers",
                "district", "Wartburgkreis",
                "thuringia", "true"));
    for (int i = 0; i < more.length; i += 2) {
      words.put(more[i], more[i + 1]);
    }
    return new Words(CardWords.of(CardKind.PLACE, key -> words.getOrDefault(key, "")), WITH_TOWER);
  }

  private static List<CardGap> gaps(Words words) {
    return Stream.concat(
            CardCheck.gaps(CardKind.PLACE, words).stream(), PLACES.gaps(words).stream())
        .filter(gap -> gap.reason() != Reason.NO_ORGANISATION)
        .toList();
  }

  @Test
  void aDecimalCommaIsAsGoodAsAPoint() {
    assertThat(gaps(place())).isEmpty();
    assertThat(PLACES.read(TOWER, place()).coordinates().latitude()).isEqualTo(50.82036);
  }

  @Test
  void aPlaceBelowTakesWhatItDoesNotSayFromThePlaceAbove() {
    Words below =
        place(
            "level", "BELOW",
            "under", "turm",
            "latitude", "",
            "longitude", "",
            "uncertainty", "",
            "municipality", " ",
            "district", "",
            "thuringia", "");

    assertThat(gaps(below)).isEmpty();
    Place read = PLACES.read(new Slug("flöz".replace("ö", "oe")), below);
    assertThat(read.coordinates()).isEqualTo(tower(TOWER).coordinates());
    assertThat(read.municipality()).isEqualTo("Merkers");
    assertThat(read.states()).containsExactly(FederalState.TH);
    assertThat(read.under()).contains(TOWER);
  }

  @ParameterizedTest
  @CsvSource({
    "name/de, '', MISSING",
    "latitude, fünfzig, NO_NUMBER",
    "latitude, 91.5, OUT_OF_RANGE",
    "longitude, -180.1, OUT_OF_RANGE",
    "latitude, '', MISSING",
    "uncertainty, 20001, OUT_OF_RANGE",
    "uncertainty, -5, NO_NUMBER",
    "municipality, '', MISSING",
    "thuringia, '', NO_STATE",
    "depth, 400, NOT_BELOW",
    "level, SIDEWAYS, MISSING",
    "under, nirgends, NO_PLACE",
    "url, javascript:alert(1), NO_ADDRESS",
    "url, https:///, NO_ADDRESS",
    "access/en, Two steps., NO_GERMAN",
  })
  void whatIsWrongIsToldAtItsField(String key, String text, Reason reason) {
    assertThat(gaps(place(key, text)))
        .anySatisfy(gap -> {
          assertThat(gap.key()).isEqualTo(key.equals("access/en") ? "access/de" : key);
          assertThat(gap.reason()).isEqualTo(reason);
        });
  }

  @Test
  void aDepthNeedsASource() {
    Words deep = place("level", "BELOW", "under", "turm", "depth", "400");

    assertThat(gaps(deep)).containsExactly(new CardGap("citation", Reason.NO_SOURCE));
    assertThat(gaps(place("level", "BELOW", "under", "turm", "depth", "2001", "citation", "Riss")))
        .containsExactly(new CardGap("depth", Reason.OUT_OF_RANGE, 2_000));
  }

  @Test
  void aPlaceBelowLiesUnderAPlaceAbove() {
    assertThat(gaps(place("level", "BELOW"))).containsExactly(new CardGap("under", Reason.MISSING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"50.82036, 10.12481", "geo:50.82036,10.12481", "50.82036 10.12481"})
  void bothNumbersOfAPositionCanBePutIntoOneField(String text) {
    assertThat(Words.pair(text)).contains(List.of("50.82036", "10.12481"));
    assertThat(Words.pair("50,82036")).isEmpty();
  }
}
