package de.kaliregion.obenunten.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
  private static final String BOUNDARY = "--x-y";

  private static Parts parts(String body) {
    return new Parts(
        new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)), BOUNDARY);
  }

  /** Gives out as few bytes at once as lines may. */
  private static InputStream inDribs(byte[] body, Random random, int most) {
    return new FilterInputStream(new ByteArrayInputStream(body)) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(most)));
      }
    };
  }

  /** Content that looks like its own end, as far as it may. */
  private static byte[] content(Random random, int most) {
    String[] pieces = {
      "\r", "\n", "\r\n", "--", "\r\n--", "\r\n--" + BOUNDARY.substring(1), "\r\n----x-", "a"
    };
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(most);
    while (text.length() < length) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString().replace("\r\n--" + BOUNDARY, "").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] body(List<byte[]> contents) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < contents.size(); i++) {
      body.writeBytes(
          ((i == 0 ? "" : "\r\n") + "--" + BOUNDARY + "\r\nPart: " + i + "\r\n\r\n").getBytes());
      body.writeBytes(contents.get(i));
    }
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes());
    return body.toByteArray();
  }

  @Test
  void whateverIsInAPartComesOutOfItHoweverItComes() throws IOException {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      List<byte[]> contents = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        contents.add(content(random, random.nextInt(10) == 0 ? 200_000 : 60));
      }
      Parts parts =
          new Parts(inDribs(body(contents), random, 1 + random.nextInt(70_000)), BOUNDARY);

      for (int i = 0; i < contents.size(); i++) {
        assertThat(parts.next()).isEqualTo(Map.of("part", "" + i));
        if (random.nextInt(4) > 0) {
          assertThat(parts.content().readAllBytes()).as("seed " + seed).isEqualTo(contents.get(i));
        } else {
          parts.content().readNBytes(random.nextInt(30));
        }
      }
      assertThat(parts.next()).isNull();
      assertThat(parts.next()).isNull();
    }
  }

  @Test
  void aBodyThatIsCutAnywhereIsToldApartFromAWholeOne() {
    Random random = new Random(1);
    byte[] body = body(List.of(content(random, 60), content(random, 60), content(random, 60)));
    // Of the last delimiter's line, only the end may be missing.
    for (int length = 0; length < body.length - 2; length++) {
      Parts parts = new Parts(new ByteArrayInputStream(body, 0, length), BOUNDARY);
      assertThatThrownBy(() -> readAll(parts))
          .as(length + " bytes")
          .isInstanceOf(ProblemException.class);
    }
  }

  private static int readAll(Parts parts) throws IOException {
    int count = 0;
    while (parts.next() != null) {
      parts.content().readAllBytes();
      count++;
    }
    return count;
  }

  @Test
  void whatStandsBeforeTheFirstPartAndBehindTheLastIsPassedOver() throws IOException {
    assertThat(readAll(parts("Hello\r\n----x-y\r\n\r\na\r\n----x-y-- \r\nfor nobody")))
        .isEqualTo(1);
    assertThat(readAll(parts("----x-y\t \r\n\r\na\r\n----x-y--"))).isEqualTo(1);
    assertThat(readAll(parts("----x-y--\r\n"))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "----x-y\nA: 1\n\na\n----x-y--\n",
        "----x-y\r\nA: 1\r\n folded\r\n\r\na\r\n----x-y--\r\n",
        "----x-yz\r\n\r\na\r\n----x-y--\r\n",
        "----x-y\r\nno colon\r\n\r\na\r\n----x-y--\r\n",
        "----x-y\r\n: no name\r\n\r\na\r\n----x-y--\r\n",
        "----x-y\r\nA: 1\r\na: 2\r\n\r\na\r\n----x-y--\r\n"
      })
  void whatIsNoMultipartBodyIsRefused(String body) {
    assertThatThrownBy(() -> readAll(parts(body))).isInstanceOf(ProblemException.class);
  }

  @Test
  void aPartWithoutContentMayEndWithItsHead() throws IOException {
    Parts parts = parts("----x-y\r\nA: 1\r\n\r\n----x-y\r\nB: 2\r\n\r\n\r\n----x-y--");

    assertThat(parts.next()).isEqualTo(Map.of("a", "1"));
    assertThat(parts.content().readAllBytes()).isEmpty();
    assertThat(parts.next()).isEqualTo(Map.of("b", "2"));
    assertThat(parts.content().read()).isEqualTo(-1);
    assertThat(parts.next()).isNull();
  }

  @Test
  void boundariesMayBeAsLongAsTheStandardLetsThem() throws IOException {
    String boundary = "-".repeat(69) + "b";
    String almost = "\r\n--" + "-".repeat(69) + "a\r\n" + "-".repeat(100);
    String body = "--" + boundary + "\r\nA: 1\r\n\r\n" + almost + "\r\n--" + boundary + "--";
    Parts parts =
        new Parts(inDribs(body.getBytes(StandardCharsets.US_ASCII), new Random(2), 3), boundary);

    assertThat(parts.next()).isEqualTo(Map.of("a", "1"));
    assertThat(parts.content().readAllBytes()).asString().isEqualTo(almost);
    assertThat(parts.next()).isNull();
  }

  @Test
  void headsAreReadInUtf8AndWithoutTheSpaceAround() throws IOException {
    byte[] body =
        "----x-y\r\nContent-Disposition:  Süd: \"1\" \r\n\r\n\r\n----x-y--".getBytes(UTF_8);

    assertThat(new Parts(inDribs(body, new Random(3), 1), BOUNDARY).next())
        .isEqualTo(Map.of("content-disposition", "Süd: \"1\""));
  }

  /** What comes byte by byte, and looks like an end again and again, is looked at but once. */
  @Test
  void theWorkGrowsWithTheLengthAlone() {
    byte[] content = "\r\n----x-".repeat(60_000).getBytes(StandardCharsets.US_ASCII);
    byte[] body = body(List.of(content, content));

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThat(readAll(new Parts(inDribs(body, new Random(5), 1), BOUNDARY))).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a: b\r\n"})
  void headsWithoutEndAreRefusedBeforeTheyFillTheMemory(String piece) {
    String body = "----x-y\r\nx: " + piece.repeat(100_000);
    assertThatThrownBy(() -> readAll(parts(body))).isInstanceOf(ProblemException.class);
  }
}
