package de.kaliregion.obenunten.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.draft.Facts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes from the sandbox to the service. */
class FindingJsonTest {
  private static final Facts FILM =
      new Facts(
          "video/mp4",
          Optional.of(MediaItem.Kind.FILM),
          Optional.of(new Rendition.Dimensions(1920, 1080)),
          Optional.of(1500L),
          Optional.empty(),
          true,
          true,
          new Facts.Suggestion(
              Optional.of("Schacht \"Grimberg\""),
              Optional.empty(),
              Optional.of("Erika"),
              Optional.empty(),
              Optional.empty(),
              Optional.of("1925-06"),
              Optional.empty()),
          List.of(new Facts.Embedded("tag: location", "-15.8", true)));

  @Test
  void findingsArriveAsTheyWereSent() throws IOException {
    for (Finding finding :
        List.of(new Finding.Accepted(FILM), new Finding.Refused(Reasons.broken()))) {
      assertThat(FindingJson.read(FindingJson.write(finding))).isEqualTo(finding);
    }
  }

  @Test
  void theLargestFindingIsSmallEnoughToBeRead() throws IOException {
    Fields fields = new Fields();
    for (int i = 0; i < 3_000; i++) {
      fields.add("XMP: " + i + "字".repeat(200), "字".repeat(5_000));
    }
    fields.add("tag: comment", "字".repeat(9_000));
    Facts facts =
        new Facts(
            "application/x-subrip",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Suggestions.from(fields),
            fields.embedded());

    assertThat(FindingJson.write(new Finding.Accepted(facts)).length).isLessThan(256 * 1024);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"mediaType\":\"text/html\"}",
        "{\"mediaType\":\"image/jpeg\",\"kind\":\"FILM\",\"width\":1,\"height\":1}",
        "{\"mediaType\":\"image/jpeg\",\"kind\":\"PICTURE\"}",
        "{\"mediaType\":\"image/jpeg\",\"kind\":\"PICTURE\",\"width\":-1,\"height\":1}",
        "{\"mediaType\":\"image/jpeg\",\"kind\":\"PICTURE\",\"width\":4000000000,\"height\":1}",
        "{\"mediaType\":\"audio/mpeg\",\"kind\":\"SOUND\",\"milliseconds\":-5}",
        "{\"mediaType\":\"application/pdf\",\"kind\":\"DOCUMENT\",\"pages\":0}",
        "{\"de\":\"\",\"en\":\"\"}",
        "{\"de\":[[[[[[[[[[]]]]]]]]]]}"
      })
  void whatNoFindingCanBeIsNotBelieved(String json) {
    assertThatThrownBy(() -> FindingJson.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfAny(IllegalArgumentException.class, IOException.class);
  }

  @Test
  void nothingBrokenOnTheWayDoesMoreHarmThanThat() throws IOException {
    byte[] whole = FindingJson.write(new Finding.Accepted(FILM));
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = whole.clone();
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(128);
      try {
        assertThat(FindingJson.read(broken)).isNotNull();
      } catch (IllegalArgumentException | IOException e) {
        assertThat(e).isNotNull();
      }
    }
  }

  @Test
  void reasonsAreCutAndCarryNoControlCharacters() throws IOException {
    String json =
        "{\"de\":\"%s\",\"en\":\"a\\u0000b\"}"
            .formatted(String.join("", Collections.nCopies(9_000, "x")));

    Finding finding = FindingJson.read(json.getBytes(StandardCharsets.UTF_8));

    assertThat(((Finding.Refused) finding).reason().texts().values())
        .allMatch(text -> text.length() <= 1_000 && text.indexOf('\0') < 0);
  }
}
