package de.kaliregion.obenunten;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.web.ProblemType;
import java.lang.reflect.Field;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever follows the {@code type} of a problem document finds what it means. */
@ExtendWith(SampleHouse.Key.class)
class ProblemPagesTest {
  private final SampleHouse house;

  ProblemPagesTest(SampleHouse house) {
    this.house = house;
  }

  @Test
  void theTypeOfARefusalLeadsToItsExplanation() throws Exception {
    HttpResponse<byte[]> refusal =
        house.get("/api/v1/stories/nothing", "Accept", "application/json");
    String type = new JsonMapper().readTree(refusal.body()).path("type").asText();

    HttpResponse<byte[]> page = house.get(type.substring(SampleHouse.BASE_URL.length()));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(text(page)).contains("<h1>Hier ist nichts</h1>", "404", type, "noindex");
  }

  @Test
  void everyTypeThatThereIsHasAPageInEveryLanguage() throws Exception {
    List<ProblemType> types = types();
    assertThat(types).hasSizeGreaterThan(30);
    for (ProblemType type : types) {
      for (Language language : Language.values()) {
        HttpResponse<byte[]> page =
            house.get("/problems/" + type.slug(), "Accept-Language", language.tag());
        assertThat(page.statusCode()).as(type.slug()).isEqualTo(200);
        assertThat(text(page))
            .contains("<html lang=\"" + language.tag() + "\"")
            .contains(type.title().in(language))
            .contains(type.explanation().in(language));
      }
    }
  }

  @Test
  void otherNamesAreNoProblems() {
    for (String name : List.of("no-problem", "..%2Fde", "NOT-FOUND")) {
      assertThat(house.get("/problems/" + name).statusCode()).as(name).isEqualTo(404);
    }
  }

  /** Wherever in the house they are declared. */
  private static List<ProblemType> types() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("de.kaliregion.obenunten")
            .stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getRawType().isEquivalentTo(ProblemType.class))
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .map(ProblemPagesTest::value)
            .toList();
  }

  private static ProblemType value(JavaField declared) {
    try {
      Field field = declared.reflect();
      field.setAccessible(true);
      return (ProblemType) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
