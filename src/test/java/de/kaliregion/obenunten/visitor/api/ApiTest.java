package de.kaliregion.obenunten.visitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.kaliregion.obenunten.SampleHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public JSON interface over HTTP, with the sample collection. */
@ExtendWith(SampleHouse.Key.class)
class ApiTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\"\\\\\\s<>]+");

  private final SampleHouse house;

  ApiTest(SampleHouse house) {
    this.house = house;
  }

  @Test
  void aStoryIsToldWholeInTheLanguageAskedFor() {
    JsonNode story = json("/api/v1/stories/merkers-kristallgrotte?lang=en");

    assertThat(story.at("/slug").asText()).isEqualTo("merkers-kristallgrotte");
    assertThat(story.at("/language").asText()).isEqualTo("en");
    assertThat(story.at("/languages")).extracting(JsonNode::asText).contains("de", "de-simple");
    assertThat(story.at("/page").asText())
        .isEqualTo(SampleHouse.BASE_URL + "/en/stories/merkers-kristallgrotte");
    assertThat(story.at("/place/level").asText()).isEqualTo("below");
    assertThat(story.at("/blocks/0/kind").asText()).isEqualTo("text");
    assertThat(story.at("/blocks/0/text/html").asText()).startsWith("<p>");
    assertThat(story.at("/blocks/0/text/plain").asText()).isNotBlank().doesNotContain("<");
    assertThat(story.at("/sources")).isNotEmpty();
    assertThat(story.at("/counterparts"))
        .extracting(other -> other.at("/slug").asText())
        .contains("merkers-erlebnisbergwerk");
    assertThat(story.at("/signs"))
        .extracting(JsonNode::asText)
        .containsExactly(SampleHouse.BASE_URL + "/api/v1/signs/AVZZEQ3");
  }

  @Test
  void withoutALanguageInTheAddressTheHeaderDecides() {
    HttpResponse<byte[]> answer =
        house.get("/api/v1/stories/merkers-goldraum", "Accept-Language", "en-GB,de;q=0.5");

    assertThat(parsed(answer).at("/language").asText()).isEqualTo("en");
    assertThat(answer.headers().firstValue("Content-Language")).contains("en");
    assertThat(answer.headers().firstValue("Vary").orElseThrow()).contains("Accept-Language");
  }

  @Test
  void theAddressOutdoesTheHeader() {
    HttpResponse<byte[]> answer =
        house.get("/api/v1/stories/merkers-goldraum?lang=de-simple", "Accept-Language", "en");

    assertThat(parsed(answer).at("/language").asText()).isEqualTo("de-simple");
    assertThat(answer.headers().firstValue("Vary").orElseThrow()).doesNotContain("Accept-Language");
  }

  @Test
  void anUnchangedAnswerIsNotSentAgain() {
    HttpResponse<byte[]> first = house.get("/api/v1/places?lang=de");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> second = house.get("/api/v1/places?lang=de", "If-None-Match", tag);

    assertThat(tag).doesNotStartWith("W/");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(second.headers().firstValue("Cache-Control"))
        .contains("public, max-age=60, stale-while-revalidate=600");
    assertThat(second.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  @Test
  void eachLanguageHasItsOwnTag() {
    assertThat(List.of("de", "en", "de-simple"))
        .extracting(lang ->
            house.get("/api/v1/stories/merkers-goldraum?lang=" + lang).headers().firstValue("ETag"))
        .doesNotHaveDuplicates();
  }

  @Test
  void headTellsWhatGetWouldSend() {
    HttpResponse<byte[]> get = house.get("/api/v1/stories?lang=de");
    HttpResponse<byte[]> head = house.send("HEAD", "/api/v1/stories?lang=de");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/stories?lang=en&limit=3",
        "/api/v1/places?limit=7",
        "/api/v1/places?near=50.82,10.12&radius=20000&limit=2",
        "/api/v1/search?q=Schacht&limit=1&lang=de"
      })
  void followingTheCursorsShowsEachEntryOnceAndAllOfThem(String first) {
    List<String> seen = new ArrayList<>();
    int total = 0;
    Optional<String> path = Optional.of(first);
    while (path.isPresent()) {
      HttpResponse<byte[]> answer = house.get(path.get());
      JsonNode part = parsed(answer);
      part.at("/items").forEach(item -> seen.add(item.at("/slug").asText()));
      total = part.at("/total").asInt();
      Optional<String> next = Optional.ofNullable(part.get("next")).map(JsonNode::asText);
      assertThat(answer.headers().firstValue("Link"))
          .isEqualTo(next.map(address -> "<" + address + ">; rel=\"next\""));
      path = next.map(ApiTest::path);
    }

    assertThat(seen).doesNotHaveDuplicates().hasSize(total).hasSizeGreaterThan(2);
  }

  @Test
  void theLastPartHasNoNext() {
    HttpResponse<byte[]> answer = house.get("/api/v1/routes");

    assertThat(parsed(answer).has("next")).isFalse();
    assertThat(answer.headers().firstValue("Link")).isEmpty();
  }

  @Test
  void aCursorCarriesOnlyParametersThatTheListKnows() {
    assertThat(json("/api/v1/stories?q=evil&near=1,1&utm=x&limit=2").at("/next").asText())
        .startsWith(SampleHouse.BASE_URL + "/api/v1/stories?limit=2&after=");
  }

  @Test
  void placesAroundAPositionComeNearestFirstWithTheirDistance() {
    JsonNode places = json("/api/v1/places?near=50.8185,10.1242&radius=2000&lang=de").at("/items");

    List<Long> metres = new ArrayList<>();
    places.forEach(place -> metres.add(place.at("/distance").asLong()));
    assertThat(metres).isNotEmpty().isSorted().allMatch(distance -> distance <= 2000);
    assertThat(places)
        .extracting(place -> place.at("/slug").asText())
        .contains("merkers-erlebnisbergwerk", "merkers-kristallgrotte");
  }

  @Test
  void aWiderCircleHoldsTheNarrowerOne() {
    assertThat(slugs("/api/v1/places?near=50.82,10.12&radius=8000&limit=100"))
        .containsAll(slugs("/api/v1/places?near=50.82,10.12&radius=3000&limit=100"));
  }

  @Test
  void inTheMiddleOfNowhereThereIsNothing() {
    assertThat(json("/api/v1/places?near=-33.0,151.0&radius=1").at("/total").asInt()).isZero();
  }

  @Test
  void aPlaceTellsItsStoriesAndWhatLiesBelow() {
    JsonNode place = json("/api/v1/places/merkers-erlebnisbergwerk?lang=en");

    assertThat(place.at("/level").asText()).isEqualTo("above");
    assertThat(place.at("/states/0").asText()).isEqualTo("DE-TH");
    assertThat(place.at("/spot"))
        .extracting(other -> other.at("/slug").asText())
        .contains("merkers-kristallgrotte", "merkers-goldraum");
    assertThat(place.at("/stories/0/slug").asText()).isEqualTo("merkers-erlebnisbergwerk");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FR23R19", "fr23r19", "FR2-3R1-9", "fr23ri9"})
  void aSignAnswersToItsCodeHoweverItIsWritten(String code) {
    JsonNode sign = json("/api/v1/signs/" + code + "?lang=de");

    assertThat(sign.at("/code").asText()).isEqualTo("FR23R19");
    assertThat(sign.at("/state").asText()).isEqualTo("assigned");
    assertThat(sign.at("/page").asText()).isEqualTo(SampleHouse.BASE_URL + "/m/FR23R19");
    assertThat(sign.at("/qr/svg").asText()).isEqualTo(SampleHouse.BASE_URL + "/m/FR23R19.svg");
    assertThat(sign.at("/qr/png").asText()).isEqualTo(SampleHouse.BASE_URL + "/m/FR23R19.png");
    assertThat(sign.at("/story/slug").asText()).isEqualTo("merkers-erlebnisbergwerk");
    assertThat(sign.at("/place/slug").asText()).isEqualTo("merkers-erlebnisbergwerk");
  }

  @Test
  void aRetiredSignStillSaysWhereItStood() {
    JsonNode sign = json("/api/v1/signs/SDVA8H7");

    assertThat(sign.at("/state").asText()).isEqualTo("retired");
    assertThat(sign.at("/place/slug").asText()).isEqualTo("vacha-bruecke-der-einheit");
    assertThat(sign.has("story")).isFalse();
  }

  @Test
  void aMistypedCodeIsAnsweredWithTheCodesThatMayBeMeant() {
    JsonNode problem = problem("/api/v1/signs/FR23R18", 404);

    assertThat(problem.at("/type").asText()).endsWith("/problems/unknown-code");
    assertThat(problem.at("/suggestions")).extracting(JsonNode::asText).contains("FR23R19");
  }

  @Test
  void aCodeThatWasNeverIssuedIsUnknown() {
    assertThat(problem("/api/v1/signs/0000000", 404).has("suggestions")).isFalse();
    assertThat(problem("/api/v1/signs/nothing-like-a-code", 404).has("suggestions")).isFalse();
  }

  @Test
  void aRouteHasItsStationsInOrder() {
    String slug = slugs("/api/v1/routes").getFirst();
    JsonNode route = json("/api/v1/routes/" + slug + "?lang=de");

    List<Integer> numbers = new ArrayList<>();
    route.at("/stations").forEach(station -> numbers.add(station.at("/number").asInt()));
    assertThat(numbers).isSorted().startsWith(1, 2);
    assertThat(route.at("/stations/0/story/page").asText()).startsWith(SampleHouse.BASE_URL);
  }

  @Test
  void searchFindsStoriesHoweverTheUmlautIsTyped() {
    Set<String> found = new HashSet<>(slugs("/api/v1/search?q=Fl%C3%B6z&lang=de"));

    assertThat(found).isNotEmpty();
    assertThat(slugs("/api/v1/search?q=Floez&lang=de")).hasSameElementsAs(found);
  }

  @Test
  void aSoundHasItsFilesRightsAndTimedTranscripts() {
    JsonNode sound = json("/api/v1/media/lesung-bohrung-5?lang=de");

    assertThat(sound.at("/kind").asText()).isEqualTo("sound");
    assertThat(sound.at("/synthetic").asBoolean()).isTrue();
    assertThat(sound.at("/rights/url").asText()).startsWith("https://creativecommons.org/");
    assertThat(sound.at("/renditions/0/url").asText()).startsWith(SampleHouse.BASE_URL + "/media/");
    assertThat(sound.at("/transcripts"))
        .extracting(transcript -> transcript.at("/language").asText())
        .containsExactlyInAnyOrder("de", "en", "de-simple");
    assertThat(sound.at("/transcripts/0/cues/0/end").asLong()).isPositive();
    String file = path(sound.at("/renditions/0/url").asText());
    assertThat(house.get(file).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/api/v1/stories?lang=fr lang",
        "/api/v1/stories?lang= lang",
        "/api/v1/stories?lang=de&lang=en lang",
        "/api/v1/stories?limit=0 limit",
        "/api/v1/stories?limit=101 limit",
        "/api/v1/stories?limit=ten limit",
        "/api/v1/stories?limit=%2B5 limit",
        "/api/v1/stories?after=!!! after",
        "/api/v1/stories?after=Li4vLi4 after",
        "/api/v1/places?near=50.82 near",
        "/api/v1/places?near=91,10 near",
        "/api/v1/places?near=50.82,181 near",
        "/api/v1/places?near=NaN,10 near",
        "/api/v1/places?near=50.82,10.12&radius=0 radius",
        "/api/v1/places?near=50.82,10.12&radius=100001 radius",
        "/api/v1/places?near=50.82,10.12&radius=1e3 radius",
        "/api/v1/places?near=50.82,10.12&after=bm93aGVyZQ after",
        "/api/v1/places?radius=1000 radius",
        "/api/v1/search q",
        "/api/v1/search?q= q",
        "/api/v1/search?q=%20%20 q",
        "/api/v1/search?q=a%00b q",
        "/api/v1/media/goldraum?lang=DE lang"
      })
  void aParameterThatCannotBeReadIsNamed(String path, String field) {
    JsonNode problem = problem(path, 400);

    assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(problem.at("/errors/0/detail").asText()).isNotBlank();
  }

  @Test
  void searchWordsHaveALimit() {
    problem("/api/v1/search?q=" + "a".repeat(201), 400);
    assertThat(json("/api/v1/search?q=" + "a".repeat(200)).at("/total").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/stories/nothing-here",
        "/api/v1/stories/..%2F..%2Fetc",
        "/api/v1/stories/Merkers",
        "/api/v1/places/%00",
        "/api/v1/routes/a%20b",
        "/api/v1/media/goldraum.webp",
        "/api/v1/nothing",
        "/api/v1"
      })
  void whatIsNotThereIsAProblemDocument(String path) {
    problem(path, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/search?q=%zz", "/api/v1/stories?lang=%", "/api/v1/places/%zz"})
  void brokenEscapesAreTheCallersFault(String path) throws IOException {
    // java.net.URI refuses such addresses, so the request line is written by hand.
    assertThat(house.statusOfRaw(path)).isBetween(400, 499);
  }

  @Test
  void onlyReadingIsPossible() {
    HttpResponse<byte[]> answer = house.send("POST", "/api/v1/stories");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD");
  }

  @Test
  void anyWebPageMayReadAnswersAndRefusals() {
    assertThat(List.of("/api/v1/stories", "/api/v1/stories?lang=xx", "/api/v1/signs/0000000"))
        .allSatisfy(path ->
            assertThat(
                    house
                        .get(path, "Origin", "https://tourismus.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains("*"));
  }

  @Test
  void refusalsSpeakTheReadersLanguage() {
    assertThat(problem("/api/v1/stories/nothing-here?lang=en", 404).at("/title").asText())
        .isEqualTo("Nothing here");
    assertThat(problem("/api/v1/stories/nothing-here?lang=de", 404).at("/title").asText())
        .isEqualTo("Hier ist nichts");
  }

  @Test
  void evenABrowserGetsJsonHere() {
    HttpResponse<byte[]> answer =
        house.get("/api/v1/stories/nothing-here", "Accept", "text/html,*/*;q=0.8");

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void everyAddressBeginsWithTheBaseUrlOrLeadsAwayOnPurpose() {
    Set<String> hosts = new TreeSet<>();
    for (String path : everything()) {
      JsonNode document = json(path);
      Set<String> sources = new HashSet<>();
      document.at("/sources").forEach(source -> sources.add(source.at("/url").asText()));
      ADDRESS
          .matcher(document.toString())
          .results()
          .map(match -> match.group())
          .filter(address -> !sources.contains(address))
          .map(address -> address.replaceFirst("(https?://[^/]+).*", "$1"))
          .forEach(hosts::add);
      assertThat(document.toString()).doesNotContain("127.0.0.1").doesNotContain("href=\\\"/");
    }
    assertThat(hosts)
        .contains(SampleHouse.BASE_URL)
        .doesNotContain("http://localhost")
        .allMatch(host -> host.startsWith("https://"));
  }

  @Test
  void everyAddressOfThisServiceInAnAnswerLeadsSomewhere() {
    Set<String> paths = new TreeSet<>();
    for (String path : everything()) {
      ADDRESS
          .matcher(json(path).toString())
          .results()
          .map(match -> match.group())
          .filter(address -> address.startsWith(SampleHouse.BASE_URL))
          .forEach(address -> paths.add(path(address)));
    }
    assertThat(paths)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            path -> assertThat(house.send("HEAD", path).statusCode()).as(path).isEqualTo(200));
  }

  @Test
  void atTheSignAProgramGetsAProblemDocumentForAnUnknownCode() {
    HttpResponse<byte[]> answer = house.get("/m/FR23R18", "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(parsed(answer).at("/suggestions")).extracting(JsonNode::asText).contains("FR23R19");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "*/*"})
  void atTheSignEverybodyElseGetsThePageForAnUnknownCode(String accept) {
    HttpResponse<byte[]> answer = house.get("/m/FR23R18", "Accept", accept);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("FR23R19");
  }

  private List<String> everything() {
    List<String> paths = new ArrayList<>();
    for (String resource : List.of("stories", "places", "routes")) {
      paths.add("/api/v1/" + resource + "?lang=de");
      slugs("/api/v1/" + resource + "?limit=100")
          .forEach(slug -> paths.add("/api/v1/" + resource + "/" + slug + "?lang=de"));
    }
    paths.add("/api/v1/signs/FR23R19?lang=de");
    paths.add("/api/v1/media/seilfahrt-film?lang=de");
    return paths;
  }

  private List<String> slugs(String path) {
    List<String> slugs = new ArrayList<>();
    json(path).at("/items").forEach(item -> slugs.add(item.at("/slug").asText()));
    return slugs;
  }

  private JsonNode json(String path) {
    HttpResponse<byte[]> answer = house.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    return parsed(answer);
  }

  private JsonNode problem(String path, int status) {
    HttpResponse<byte[]> answer = house.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    return parsed(answer);
  }

  private static String path(String address) {
    assertThat(address).startsWith(SampleHouse.BASE_URL + "/");
    return address.substring(SampleHouse.BASE_URL.length());
  }

  private static JsonNode parsed(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
