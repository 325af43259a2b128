package de.kaliregion.obenunten.media.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good and bad files, one for each branch of the parsing algorithm. */
class WebVttFilesTest {
  private record Case(String name, String file, List<String> result) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    String all = Files.readString(Path.of("src/test/resources/captions/webvtt.txt"));
    return Arrays.stream(all.split("(?m)^=== ")).skip(1).map(WebVttFilesTest::testCase);
  }

  private static Case testCase(String text) {
    String[] parts = text.split("(?m)^---\n", 2);
    int name = parts[0].indexOf('\n');
    String file = parts[0].substring(name + 1).replaceFirst("\n$", "");
    List<String> result = parts[1].lines().filter(line -> !line.isEmpty()).toList();
    return new Case(
        parts[0].substring(0, name),
        characters(file),
        result.stream().map(WebVttFilesTest::characters).toList());
  }

  private static String characters(String text) {
    return Pattern.compile("\\\\u([0-9A-F]{4})")
        .matcher(text)
        .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)))
        .translateEscapes();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFileIsReadAsBrowsersDo(Case file) {
    assertThat(described(WebVtt.read(file.file()))).isEqualTo(file.result());
  }

  private static List<String> described(Captions captions) {
    return switch (captions) {
      case Captions.Refused(int line, var reason) -> List.of("refused " + line);
      case Captions.Read read -> {
        List<String> result = new ArrayList<>();
        read.cues()
            .forEach(cue ->
                result.add(
                    cue.start()
                        + " "
                        + cue.end()
                        + " "
                        + cue.speaker().map(name -> "[" + name + "] ").orElse("")
                        + cue.text()));
        read.remarks().forEach(remark -> result.add("! " + remark.line()));
        yield result;
      }
    };
  }
}
