package de.kaliregion.obenunten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @Test
  void anEmptyEnvironmentIsEnough() {
    Settings settings = Settings.of(Map.of());

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.operationsPort()).isEqualTo(8081);
    assertThat(settings.baseUrl()).hasToString("http://localhost:8080");
    assertThat(settings.otherHosts()).isEmpty();
    assertThat(settings.dataFolder()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.cacheFolder()).isEqualTo(settings.dataFolder());
    assertThat(settings.mongodbUri()).isEmpty();
    assertThat(settings.organisationBytes()).isEqualTo(50L << 30);
  }

  @Test
  void theBaseUrlFollowsThePort() {
    assertThat(Settings.of(Map.of("PORT", "9000")).baseUrl()).hasToString("http://localhost:9000");
  }

  @Test
  void aPortThatNobodyKnowsBeforehandNeedsABaseUrl() {
    assertThatThrownBy(() -> Settings.of(Map.of("PORT", "0")))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("BASE_URL must be set with PORT=0");
    assertThat(Settings.of(Map.of("PORT", "0", "BASE_URL", "https://erbe.example")).port())
        .isZero();
  }

  @Test
  void everythingCanBeSet() {
    Settings settings =
        Settings.of(
            Map.of(
                "HOST", "0.0.0.0",
                "PORT", "80",
                "OPS_PORT", "0",
                "BASE_URL", "https://erbe.example",
                "OTHER_HOSTS", "alt.example, neu.example",
                "DATA_DIR", "/srv/erbe",
                "CACHE_DIR", "/var/cache/erbe",
                "MONGODB_URI", "mongodb://db.example/erbe"));

    assertThat(settings.host()).isEqualTo("0.0.0.0");
    assertThat(settings.port()).isEqualTo(80);
    assertThat(settings.operationsPort()).isZero();
    assertThat(settings.baseUrl()).hasToString("https://erbe.example");
    assertThat(settings.otherHosts()).containsExactlyInAnyOrder("alt.example", "neu.example");
    assertThat(settings.dataFolder()).isEqualTo(Path.of("/srv/erbe").toAbsolutePath());
    assertThat(settings.cacheFolder()).isEqualTo(Path.of("/var/cache/erbe"));
    assertThat(settings.mongodbUri()).contains("mongodb://db.example/erbe");
  }

  @Test
  void theQuotaIsInGibibytes() {
    assertThat(Settings.of(Map.of("ORGANISATION_QUOTA", "3")).organisationBytes())
        .isEqualTo(3L << 30);
    for (String quota : new String[] {"", "0", "-1", "1.5", "3 GiB", "1000000"}) {
      assertThatThrownBy(() -> Settings.of(Map.of("ORGANISATION_QUOTA", quota)))
          .isInstanceOf(SettingsException.class)
          .hasMessageStartingWith("ORGANISATION_QUOTA ");
    }
  }

  @Test
  void anEmptyDatabaseAddressMeansTheEmbeddedDatabase() {
    assertThat(Settings.of(Map.of("MONGODB_URI", " ")).mongodbUri()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http", "-1", "65536", "80 ", "123456", "٣"})
  void aPortThatIsNoneIsRefusedByName(String port) {
    assertThatThrownBy(() -> Settings.of(Map.of("PORT", port)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("PORT ");
    assertThatThrownBy(() -> Settings.of(Map.of("OPS_PORT", port)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("OPS_PORT ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "erbe.example",
        "ftp://erbe.example",
        "https://erbe.example/",
        "https://erbe.example/erbe",
        "https://me@erbe.example",
        "http://127.0.0.300",
        "http://a-:80",
        "http://erbe.1",
        "http://erbe.example:65536",
        "http://erbe.example:0",
        "https://erbe.example\r\nX: y"
      })
  void aBaseUrlWithMoreThanSchemeHostAndPortIsRefusedByName(String url) {
    assertThatThrownBy(() -> Settings.of(Map.of("BASE_URL", url)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("BASE_URL ");
  }
}
