package de.kaliregion.obenunten.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.web.Wire.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TusConformanceTest {
  @TempDir Path data;
  private UploadHouse house;
  private TusClient client;

  @BeforeEach
  void open() throws Exception {
    house = UploadHouse.open(data);
    client = new TusClient(house.port(), "anna");
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  @Test
  @DisplayName("18: a file in two parts")
  void twoParts() throws Exception {
    String location = client.create(10);
    Answer first = client.patch(location, 0, "01234".getBytes());
    assertThat(first.status()).as(first.text()).isEqualTo(204);
    assertThat(first.header("upload-offset")).isEqualTo("5");
    assertThat(client.offset(location)).isEqualTo(5);
    Answer second = client.patch(location, 5, "56789".getBytes());
    assertThat(second.status()).as(second.text()).isEqualTo(204);
    assertThat(second.header("upload-offset")).isEqualTo("10");
    assertThat(house.received).hasSize(1);
    assertThat(house.blobs.find(house.received.getFirst().sha256()).orElseThrow().path())
        .hasContent("0123456789");
  }
}
