package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_THERE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.kaliregion.obenunten.StudioHouse.Browser;
import de.kaliregion.obenunten.StudioHouse.Person;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The library for programs answers as {@code openapi.yaml} describes, whatever they send. */
class StudioApiTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final String API = "/api/v1/studio";
  private static final String MEDIA = API + "/media";
  private static final String ITEM = MEDIA + "/" + StudioHouse.OF_EDITOR;

  private static StudioHouse house;
  private static JsonNode api;

  @BeforeAll
  static void open() {
    house = new StudioHouse();
    Load yaml = new Load(LoadSettings.builder().build());
    String file = house.newBrowser().get("/openapi.yaml").body();
    api = JSON.valueToTree(yaml.loadFromString(file));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static JsonNode parsed(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private static List<String> faults(String schema, JsonNode document) {
    ObjectNode whole = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    whole.set("components", api.get("components"));
    return SCHEMAS.getSchema(whole).validate(document).stream()
        .map(com.networknt.schema.Error::toString)
        .toList();
  }

  private static JsonNode described(HttpResponse<String> answer, int status, String schema) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode document = parsed(answer);
    assertThat(faults(schema, document)).isEmpty();
    return document;
  }

  private static HttpResponse<String> get(Person person, String path) {
    return house.browserOf(person).get(path, "Accept", "application/json");
  }

  private static HttpResponse<String> send(
      Person person, String method, String path, String body, String... headers) {
    Browser browser = house.browserOf(person);
    List<String> all =
        new ArrayList<>(
            List.of(
                "X-CSRF-Token",
                browser.csrf(),
                "Accept",
                "application/json",
                "Content-Type",
                "application/merge-patch+json"));
    all.addAll(List.of(headers));
    return browser.send(method, path, body, all.toArray(String[]::new));
  }

  private static String version() {
    return get(EDITOR_HERE, ITEM).headers().firstValue("ETag").orElseThrow();
  }

  private static HttpResponse<String> patch(String body) {
    return send(EDITOR_HERE, "PATCH", ITEM, body, "If-Match", version());
  }

  @Test
  void everyRouteIsDescribedAndNothingElse() {
    Set<String> served =
        house.routes().stream()
            .filter(route -> route.contains(" " + API))
            .map(route -> route.replaceFirst("/$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> described = new TreeSet<>();
    api.get("paths").properties().stream()
        .filter(path -> path.getKey().startsWith(API))
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method ->
                    described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    // That it can be asked by HEAD follows from GET, but here it stands alone.
    assertThat(described.remove("HEAD /api/v1/studio/uploads/{id}")).isTrue();

    assertThat(described).isEqualTo(served);
  }

  @Test
  void everyOperationNeedsTheSessionAndEachChangeTheToken() {
    api.get("paths").properties().stream()
        .filter(path -> path.getKey().startsWith(API))
        .flatMap(path -> path.getValue().properties().stream())
        .forEach(operation -> {
          JsonNode needed = operation.getValue().at("/security/0");
          boolean change = !Set.of("get", "head").contains(operation.getKey());
          assertThat(needed.has("session")).isTrue();
          assertThat(needed.has("token")).isEqualTo(change);
        });
  }

  @Test
  void listsItemsProgressAndTwinsHaveTheFormDescribed() {
    JsonNode list = described(get(EDITOR_HERE, MEDIA), 200, "LibraryPage");
    assertThat(list.get("items")).hasSize(2);
    described(get(EDITOR_HERE, MEDIA + "?show=failed&q=bohr"), 200, "LibraryPage");
    described(get(EDITOR_HERE, ITEM), 200, "LibraryItem");
    JsonNode progress =
        described(
            get(EDITOR_HERE, MEDIA + "/progress?id=" + "2".repeat(32)), 200, "ProgressList");
    assertThat(progress.get("items")).hasSize(1);
    JsonNode twins =
        described(
            get(EDITOR_HERE, MEDIA + "/twins?organisation=museum-merkers&name=bohrkern.xyz"),
            200,
            "TwinList");
    assertThat(twins.get("named")).hasSize(1);
    described(get(EDITOR_HERE, MEDIA + "/progress?id=x"), 400, "Problem");
    described(get(EDITOR_HERE, MEDIA + "/twins?organisation=museum-heringen"), 404, "Problem");
    described(get(EDITOR_THERE, ITEM), 404, "Problem");
    described(house.newBrowser().get(ITEM, "Accept", "application/json"), 401, "Problem");
  }

  @Test
  void aPatchReplacesWhatItNamesAndNothingElse() {
    HttpResponse<String> first =
        patch(
            """
            {"title": {"de": "Bohrkern", "en": "Drill core"}, "alt": {"de": "Ein Kern aus Salz."},
             "licence": "CC-BY-4.0", "creator": "Erika Muster", "date": "um 1925",
             "people": "Karl Kumpel", "consent": {"basis": "Ordner 7", "until": "2030-12-31"},
             "transcripts": {"de": "1\\n00:00:01,000 --> 00:00:02,000\\nGlück auf!"}}
            """);
    JsonNode item = described(first, 200, "LibraryItem");
    long version = item.get("version").asLong();
    assertThat(first.headers().firstValue("ETag")).contains("\"" + version + "\"");
    assertThat(item.at("/description/date").asText()).isEqualTo("1925~");
    assertThat(item.at("/description/transcripts/de").asText())
        .startsWith("WEBVTT")
        .contains("Glück auf!");

    JsonNode changed =
        described(
            patch("{\"title\": {\"en\": null}, \"consent\": {\"until\": null}, \"date\": null}"),
            200,
            "LibraryItem");
    assertThat(changed.get("version").asLong()).isEqualTo(version + 1);
    ObjectNode expected = item.get("description").deepCopy();
    ((ObjectNode) expected.get("title")).remove("en");
    ((ObjectNode) expected.get("consent")).remove("until");
    expected.remove("date");
    assertThat(changed.get("description")).isEqualTo(expected);

    JsonNode same = described(patch("{}"), 200, "LibraryItem");
    assertThat(same.get("description")).isEqualTo(expected);
    assertThat(described(get(EDITOR_HERE, ITEM), 200, "LibraryItem").get("description"))
        .isEqualTo(expected);
    described(
        patch("{\"title\": null, \"people\": null, \"consent\": null, \"transcripts\": null}"),
        200,
        "LibraryItem");
  }

  @Test
  void aPatchNeedsTheVersionThatItChanges() {
    String body = "{\"source\": \"Archiv\"}";
    described(send(EDITOR_HERE, "PATCH", ITEM, body), 428, "Problem");
    for (String tag : List.of("\"999\"", "*", "W/" + version(), "1", "\"0\"", "\"x\"")) {
      HttpResponse<String> answer =
          send(EDITOR_HERE, "PATCH", ITEM, body, "If-Match", tag);
      described(answer, 412, "Problem");
    }
    JsonNode outrun =
        described(
            send(EDITOR_HERE, "PATCH", ITEM, body, "If-Match", "\"999\""), 412, "OutrunProblem");
    assertThat("\"" + outrun.get("version").asLong() + "\"").isEqualTo(version());
    assertThat(outrun.has("current")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"titel\": {\"de\": \"x\"}}                        | 400 | titel",
        "{\"title\": \"x\"}                                   | 400 | title",
        "{\"title\": {\"de\": {\"x\": 1}}}                    | 400 | title",
        "{\"title\": {\"de\": [\"x\"]}}                       | 400 | title",
        "{\"synthetic\": \"perhaps\"}                         | 400 | synthetic",
        "{\"consent\": {\"since\": \"2020\"}}                 | 400 | consent",
        "{\"title\": {\"fr\": \"Carotte\"}}                   | 400 | ",
        "[]                                                   | 400 | ",
        "\"x\"                                                | 400 | ",
        "{\"title\":                                          | 400 | ",
        "{\"source\": \"a\", \"source\": \"b\"}               | 400 | ",
        "{\"caption\": {\"en\": \"Only English\"}}            | 422 | caption.de",
        "{\"licence\": \"WTFPL\"}                             | 422 | licence",
        "{\"date\": \"neulich\"}                              | 422 | date",
        "{\"date\": \"2025-02-30\"}                           | 422 | date",
        "{\"place\": \"nirgendwo\"}                           | 422 | place",
        "{\"poster\": \"../../etc/passwd\"}                   | 422 | poster",
        "{\"spoken\": \"fr\"}                                 | 422 | spoken",
        "{\"consent\": {\"until\": \"2030-12-31\"}}           | 422 | consentBasis",
        "{\"nobodyShown\": true, \"people\": \"Karl\"}        | 422 | people",
        "{\"transcripts\": {\"de\": \"WEBVTT\\n\\n00:09.000 --> 00:01.000\\nx\"}} | 422 | transcript.de"
      })
  void whatCannotBeIsRefusedAtItsField(String body, int status, String field) {
    String before = version();
    HttpResponse<String> answer = patch(body);
    JsonNode problem = described(answer, status, "Problem");
    if (field != null) {
      assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
      assertThat(problem.at("/errors/0/detail").asText()).isNotBlank();
    }
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void refusalsAreInTheReadersLanguage() {
    String body = "{\"date\": \"neulich\"}";
    JsonNode german =
        parsed(
            send(
                EDITOR_HERE, "PATCH", ITEM, body, "If-Match", version(), "Accept-Language", "de"));
    JsonNode english = parsed(patch(body));
    assertThat(german.at("/errors/0/detail").asText()).contains("Datum");
    assertThat(english.at("/errors/0/detail").asText()).contains("date");
  }

  @Test
  void textsThatAreTooLongOrTooManyBytesAreRefused() {
    String longTitle = "{\"title\": {\"de\": \"" + "x".repeat(201) + "\"}}";
    String huge = "{\"title\": {\"de\": \"" + "x".repeat(300_000) + "\"}}";
    assertThat(described(patch(longTitle), 422, "Problem").at("/errors/0/field").asText())
        .isEqualTo("title.de");
    described(patch(huge), 413, "Problem");
    described(
        send(
            EDITOR_HERE,
            "PATCH",
            ITEM,
            "title=x",
            "If-Match",
            version(),
            "Content-Type",
            "application/x-www-form-urlencoded"),
        415,
        "Problem");
  }

  @Test
  void whoMayNotChangeItIsToldAndChangesNothing() {
    String before = version();
    described(
        send(CONTRIBUTOR_HERE, "PATCH", ITEM, "{}", "If-Match", before), 403, "Problem");
    described(send(EDITOR_THERE, "PATCH", ITEM, "{}", "If-Match", before), 404, "Problem");
    Browser withoutToken = house.browserOf(EDITOR_HERE);
    described(
        withoutToken.send(
            "PATCH",
            ITEM,
            "{}",
            "If-Match",
            before,
            "Accept",
            "application/json",
            "Content-Type",
            "application/json"),
        403,
        "Problem");
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void whatCanBeDoneToAnItemAnswersWithTheItem() {
    String other = MEDIA + "/" + StudioHouse.OF_CONTRIBUTOR;
    described(send(EDITOR_HERE, "POST", other + "/release", ""), 409, "Problem");
    described(send(EDITOR_HERE, "DELETE", other + "/release", ""), 200, "LibraryItem");
    described(send(EDITOR_HERE, "POST", other + "/cancel", ""), 200, "LibraryItem");
    assertThat(send(EDITOR_HERE, "DELETE", other, "").statusCode()).isEqualTo(204);
    assertThat(described(get(EDITOR_HERE, other), 200, "LibraryItem").has("deletedAt")).isTrue();
    JsonNode back =
        described(send(EDITOR_HERE, "POST", other + "/restore", ""), 200, "LibraryItem");
    assertThat(back.has("deletedAt")).isFalse();
    JsonNode again =
        described(send(EDITOR_HERE, "POST", other + "/retry", ""), 200, "LibraryItem");
    assertThat(again.get("state").asText()).isEqualTo("received");
  }
}
