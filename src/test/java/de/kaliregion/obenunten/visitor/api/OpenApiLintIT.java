package de.kaliregion.obenunten.visitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The description of the interface keeps to the rules of Redocly's linter, run by Node. */
class OpenApiLintIT {
  private static final Path TOOLS = Path.of("src/test/web").toAbsolutePath();
  private static final Path DESCRIPTION =
      Path.of("src/main/resources/site/openapi.yaml").toAbsolutePath();

  @Test
  void theDescriptionHasNoFaults() throws Exception {
    assertThat(lint(DESCRIPTION)).isEqualTo(new Outcome(0, ""));
  }

  @Test
  void theLinterFindsFaults() throws Exception {
    Path broken = Files.createTempFile("openapi", ".yaml");
    Files.writeString(
        broken,
        Files.readString(DESCRIPTION)
            .replace("operationId: getStory", "operationId: listStories")
            .replace("responses/NotFound", "responses/Elsewhere"));

    Outcome outcome = lint(broken);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text()).contains("operationId-unique", "no-unresolved-refs");
    Files.delete(broken);
  }

  private record Outcome(int status, String text) {}

  private static Outcome lint(Path file) throws IOException, InterruptedException {
    assertThat(TOOLS.resolve("node_modules"))
        .as("scripts/test installs the linter; by hand: npm ci in src/test/web")
        .isDirectory();
    Process node =
        new ProcessBuilder("node", "lint-openapi.mjs", file.toString())
            .directory(TOOLS.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(node.waitFor(), text);
  }
}
