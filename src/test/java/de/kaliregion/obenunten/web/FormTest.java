package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How forms are read. */
class FormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1&b=2|1",
        "a=Gl%C3%BCck+auf|Glück auf",
        "a=1%2B1%3D2%26|1+1=2&",
        "b=2&a|''",
        "a=|''",
        "&&a=x&|x",
        "a=b=c|b=c",
        "%61=x|x",
        "b=1|''"
      })
  void aFieldHasTheValueThatWasTyped(String body, String value) {
    assertThat(parse(body).value("a")).isEqualTo(value);
  }

  @Test
  void whatABrowserEncodesComesBack() {
    Random random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      String text = text(random);
      Form form = parse("x=1&t=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&y=2");
      assertThat(form.value("t")).isEqualTo(text);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      int c = random.nextInt(Character.MAX_CODE_POINT);
      text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? '&' : c);
    }
    return text.toString();
  }

  @Test
  void whateverComesIsReadOrRefused() {
    Random random = new Random(12);
    for (int round = 0; round < 5_000; round++) {
      byte[] body = new byte[random.nextInt(40)];
      for (int i = 0; i < body.length; i++) {
        body[i] =
            (byte) (random.nextBoolean() ? "%&=+a0Ff".charAt(random.nextInt(8)) : random.nextInt());
      }
      try {
        Form.parse(body).value("a");
      } catch (ProblemException e) {
        assertThat(e.problem().status().code()).isEqualTo(400);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%FF", "a=%ED%A0%80", "a=%C3", "%=1", "a=%+1"})
  void whatIsNoFormIsRefused(String body) {
    assertThatThrownBy(() -> parse(body)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aFieldThatIsAskedForOnceMustNotComeTwice() {
    Form form = parse("a=1&a=2");

    assertThat(form.all("a")).containsExactly("1", "2");
    assertThatThrownBy(() -> form.value("a")).isInstanceOf(ProblemException.class);
  }

  @Test
  void tooManyFieldsAreRefused() {
    assertThat(parse("a=1&".repeat(10_000)).all("a")).hasSize(10_000);
    assertThatThrownBy(() -> parse("a=1&".repeat(10_001)))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status().code()).isEqualTo(413));
  }

  @Test
  void whatNobodyCanSeeIsNotShownAgain() {
    String typed = URLDecoder.decode("x%00y%0D%0Az%E2%80%AEw", StandardCharsets.UTF_8);
    Form form = parse("a=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));

    assertThat(form.value("a")).isEqualTo(typed);
    assertThat(form.shown("a")).isEqualTo("xyzw");
  }

  private static Form parse(String body) {
    return Form.parse(body.getBytes(StandardCharsets.UTF_8));
  }
}
