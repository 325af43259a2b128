package de.kaliregion.obenunten.visitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.kaliregion.obenunten.SampleHouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The service answers as {@code openapi.yaml} describes. */
@ExtendWith(SampleHouse.Key.class)
class OpenApiTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final SampleHouse house;
  private final JsonNode api;

  OpenApiTest(SampleHouse house) {
    this.house = house;
    this.api = served(house);
  }

  /** The file as the service gives it to others. */
  private static JsonNode served(SampleHouse house) {
    HttpResponse<byte[]> file = house.get("/openapi.yaml");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/yaml"));
    Load yaml = new Load(LoadSettings.builder().build());
    return JSON.valueToTree(yaml.loadFromString(new String(file.body(), StandardCharsets.UTF_8)));
  }

  /** What is behind the sign-in has its own test. */
  @TestFactory
  Stream<DynamicTest> everyPathAnswersItsExamplesAsDescribed() {
    return api.get("paths")
        .propertyStream()
        .filter(path -> !path.getKey().startsWith("/api/v1/studio/"))
        .map(path ->
            DynamicTest.dynamicTest(
                path.getKey(), () -> example(path.getKey(), path.getValue().get("get"))));
  }

  private void example(String path, JsonNode operation) {
    HttpResponse<byte[]> answer = house.get(address(path, operation));

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode described = operation.at("/responses/200");
    String type = mediaType(answer);
    JsonNode content = described.get("content");
    assertThat(content.has(type) || content.has("*/*")).as(type).isTrue();
    described
        .path("headers")
        .fieldNames()
        .forEachRemaining(name -> {
          boolean optional = name.equals("Link") && !parsed(answer).has("next");
          assertThat(optional || answer.headers().firstValue(name).isPresent()).as(name).isTrue();
        });
    if (type.equals("application/json")) {
      assertThat(faults(content.at("/application~1json/schema"), parsed(answer))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/api/v1/stories /api/v1/stories?lang=xx 400",
        "/api/v1/stories/{slug} /api/v1/stories/merkers-goldraum?lang=xx 400",
        "/api/v1/stories/{slug} /api/v1/stories/nothing 404",
        "/api/v1/places /api/v1/places?near=here 400",
        "/api/v1/places/{slug} /api/v1/places/merkers-goldraum?lang=xx 400",
        "/api/v1/places/{slug} /api/v1/places/nothing 404",
        "/api/v1/signs/{code} /api/v1/signs/FR23R19?lang=xx 400",
        "/api/v1/signs/{code} /api/v1/signs/FR23R18 404",
        "/api/v1/signs/{code} /api/v1/signs/0000000 404",
        "/api/v1/routes /api/v1/routes?limit=0 400",
        "/api/v1/routes/{slug} /api/v1/routes/vom-schacht-zur-bruecke?lang=xx 400",
        "/api/v1/routes/{slug} /api/v1/routes/nothing 404",
        "/api/v1/search /api/v1/search 400",
        "/api/v1/media/{id} /api/v1/media/goldraum?lang=xx 400",
        "/api/v1/media/{id} /api/v1/media/nothing 404",
        "/m/{code} /m/FR23R18 404",
        "/m/{code}.svg /m/0000000.svg 404",
        "/m/{code}.png /m/FR23R19.png?size=1 400",
        "/m/{code}.png /m/0000000.png 404",
        "/media/{sha256}/{name} /media/00/nothing 404",
        "/iiif/3/{pack}/info.json /iiif/3/00/info.json 404",
        "/iiif/3/{pack}/{region}/{size}/{rotation}/{file} /iiif/3/00/full/max/0/default.jpg 404"
      })
  void everyRefusalIsTheProblemDocumentDescribed(String path, String address, int status) {
    HttpResponse<byte[]> answer = house.get(address, "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode described =
        resolved(api.get("paths").get(path).at("/get/responses").get(Integer.toString(status)));
    assertThat(mediaType(answer)).isEqualTo("application/problem+json");
    assertThat(faults(described.at("/content/application~1problem+json/schema"), parsed(answer)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"stories, Story", "places, Place", "routes, Route"})
  void everyDocumentOfTheCollectionHasTheFormDescribed(String resource, String schema) {
    for (String lang : List.of("de", "en", "de-simple")) {
      JsonNode list = parsed(house.get("/api/v1/" + resource + "?limit=100&lang=" + lang));
      assertThat(list.get("items")).isNotEmpty();
      for (JsonNode item : list.get("items")) {
        String path = item.get("self").asText().substring(SampleHouse.BASE_URL.length());
        assertThat(faults(schema(schema), parsed(house.get(path + "?lang=" + lang))))
            .as(path)
            .isEmpty();
      }
    }
  }

  @Test
  void everyMediaItemThatAStoryShowsHasTheFormDescribed() {
    Set<String> items = new TreeSet<>();
    for (JsonNode story : parsed(house.get("/api/v1/stories?limit=100")).get("items")) {
      String path = story.get("self").asText().substring(SampleHouse.BASE_URL.length());
      parsed(house.get(path)).findValues("self").stream()
          .map(self -> self.asText().substring(SampleHouse.BASE_URL.length()))
          .filter(self -> self.startsWith("/api/v1/media/"))
          .forEach(items::add);
    }
    assertThat(items).hasSizeGreaterThan(20);
    assertThat(items)
        .allSatisfy(
            path -> assertThat(faults(schema("MediaItem"), parsed(house.get(path)))).isEmpty());
  }

  @Test
  void aPartOfAFileIsAnsweredAsDescribed() {
    String path = mediaPath();

    HttpResponse<byte[]> part = house.get(path, "Range", "bytes=0-15");
    HttpResponse<byte[]> beyond = house.get(path, "Range", "bytes=999999999-");

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).hasSize(16);
    assertThat(part.headers().firstValue("Content-Range")).isPresent();
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(faults(schema("Problem"), parsed(beyond))).isEmpty();
  }

  @Test
  void anAddressOfAnImageInNoFormThatIiifKnowsIsRefusedAsDescribed() {
    String address = packPath().replace("info.json", "all/max/0/default.jpg");

    HttpResponse<byte[]> answer = house.get(address, "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(faults(schema("Problem"), parsed(answer))).isEmpty();
  }

  @Test
  void theChecksFindFaults() {
    ObjectNode sign = (ObjectNode) parsed(house.get("/api/v1/signs/FR23R19"));
    assertThat(faults(schema("Sign"), sign)).isEmpty();

    sign.put("code", "OIL0000").put("more", true).remove("qr");

    assertThat(faults(schema("Sign"), sign)).hasSize(3);
  }

  private String address(String path, JsonNode operation) {
    String address = path;
    List<String> query = new ArrayList<>();
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter = resolved(reference);
      String name = parameter.get("name").asText();
      switch (parameter.get("in").asText()) {
        case "path" -> address = address.replace("{" + name + "}", escaped(value(parameter)));
        case "query" -> {
          if (!name.equals("after")) {
            query.add(name + "=" + escaped(value(parameter)));
          }
        }
        default -> {
          // A header that is not needed.
        }
      }
    }
    return query.isEmpty() ? address : address + "?" + String.join("&", query);
  }

  /** Digests change with the files, so the file itself holds no example of one. */
  private String value(JsonNode parameter) {
    String[] file = mediaPath().split("/");
    return switch (parameter.get("name").asText()) {
      case "sha256" -> file[2];
      case "name" -> file[3];
      case "pack" -> packPath().split("/")[3];
      default ->
          Optional.ofNullable(parameter.get("example"))
              .orElseGet(() -> parameter.get("examples").iterator().next().get("value"))
              .asText();
    };
  }

  private String mediaPath() {
    return parsed(house.get("/api/v1/media/goldraum"))
        .at("/renditions/0/url")
        .asText()
        .substring(SampleHouse.BASE_URL.length());
  }

  private String packPath() {
    return parsed(house.get("/api/v1/media/" + SampleHouse.LARGE_PICTURE))
        .at("/tiles/info")
        .asText()
        .substring(SampleHouse.BASE_URL.length());
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.get("$ref");
    return reference == null ? node : api.at(reference.asText().substring(1));
  }

  private static JsonNode schema(String name) {
    return JSON.valueToTree(Map.of("$ref", "#/components/schemas/" + name));
  }

  private List<String> faults(JsonNode schema, JsonNode document) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", api.get("components"));
    return SCHEMAS.getSchema(whole).validate(document).stream()
        .map(com.networknt.schema.Error::toString)
        .toList();
  }

  private static String mediaType(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Content-Type").orElseThrow().replaceFirst(";.*", "");
  }

  private static JsonNode parsed(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
