package de.kaliregion.obenunten.exhibition.code;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.exhibition.code.Reading.Mistyped;
import de.kaliregion.obenunten.exhibition.code.Reading.Read;
import de.kaliregion.obenunten.exhibition.code.Reading.Unreadable;
import de.kaliregion.obenunten.sign.CodeGenerator;
import de.kaliregion.obenunten.sign.SampleCodes;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeReaderTest {
  private static final SignCode CODE = new SignCode("2R811KV");
  private static final CodeReader READER = new CodeReader(SampleCodes.ALL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2R811KV",
        "2r811kv",
        "2R8IlKV",
        "2R8-11KV",
        " 2r8 11kv\n",
        "2R8\u201311\u00adKV",
        "2R8\u00a011K\u200bV",
        "２Ｒ８１１ＫＶ",
        "2R811KU",
        "HTTPS://EXAMPLE.DE/M/2R811KV",
        "https://example.de/m/2r8-11kv",
        "example.de/m/2R811KV/",
        "http://localhost:8080/m/2r811kv?lang=en#top",
        "Leben oben: https://example.de/m/2R811KV"
      })
  void readsACodeHoweverItIsWritten(String text) {
    assertThat(READER.read(text)).isEqualTo(new Read(CODE));
  }

  @Test
  void readsTheLetterOAsZero() {
    SignCode code = SignCode.withCheckSymbol("A0B0C0");
    assertThat(READER.read(code.value().replace("0", "o"))).isEqualTo(new Read(code));
  }

  @Test
  void readsACodeThatWasNeverIssued() {
    SignCode code = SignCode.withCheckSymbol("ZZYYXX");
    assertThat(SampleCodes.ALL).doesNotContain(code);
    assertThat(READER.read(code.value())).isEqualTo(new Read(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "/m/",
        "2R811",
        "2R811KV2R",
        "2R811Kä",
        "Halde!!",
        "\ud83d\ude00",
        "\ud800",
        "\u0000",
        "https://example.de/m/",
        "https://example.de/de/stories/2R811KV"
      })
  void saysThatItCannotReadWhatIsNothingLikeACode(String text) {
    assertThat(READER.read(text)).isEqualTo(new Unreadable());
  }

  @Test
  void doesNotReadEndlessText() {
    assertThat(READER.read("2R811KV" + " ".repeat(1_000_000))).isEqualTo(new Unreadable());
  }

  @Test
  void survivesAnyText() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        text.append((char) (random.nextBoolean() ? random.nextInt(0x10000) : random.nextInt(128)));
      }
      assertThat(READER.read(text.toString())).isNotNull();
    }
  }

  static Stream<SignCode> issuedCodes() {
    return SampleCodes.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("issuedCodes")
  void everySingleWrongSymbolIsFoundOutAndTheCodeSuggested(SignCode code) {
    for (int i = 0; i < SignCode.LENGTH; i++) {
      for (char wrong : SignCode.ALPHABET.toCharArray()) {
        if (wrong != code.value().charAt(i)) {
          assertSuggested(code, replaced(code.value(), i, wrong));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("issuedCodes")
  void everySwapOfNeighboursIsFoundOutAndTheCodeSuggested(SignCode code) {
    for (int i = 0; i + 1 < SignCode.LENGTH; i++) {
      String swapped = swapped(code.value(), i);
      if (!swapped.equals(code.value())) {
        assertSuggested(code, swapped);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("issuedCodes")
  void everyMissingSymbolIsFoundOutAndTheCodeSuggested(SignCode code) {
    for (int i = 0; i < SignCode.LENGTH; i++) {
      assertSuggested(code, code.value().substring(0, i) + code.value().substring(i + 1));
    }
  }

  @ParameterizedTest
  @MethodSource("issuedCodes")
  void everySurplusSymbolIsFoundOutAndTheCodeSuggested(SignCode code) {
    for (int i = 0; i <= SignCode.LENGTH; i++) {
      for (char surplus : SignCode.ALPHABET.toCharArray()) {
        assertSuggested(code, code.value().substring(0, i) + surplus + code.value().substring(i));
      }
    }
  }

  private static void assertSuggested(SignCode code, String typed) {
    assertThat(suggestions(READER, typed)).as(typed).contains(code);
  }

  @Test
  void everyWrongSymbolAndSwapOfAnyTwoIsFoundOutForAnyCode() {
    Random random = new Random(32);
    for (SignCode code : new CodeGenerator(random).generate(200, Set.of())) {
      for (int i = 0; i < SignCode.LENGTH; i++) {
        for (char wrong : SignCode.ALPHABET.toCharArray()) {
          String typed = replaced(code.value(), i, wrong);
          assertThat(SignCode.of(typed).isPresent()).isEqualTo(typed.equals(code.value()));
        }
        for (int j = 0; j < i; j++) {
          String typed = code.value();
          typed = replaced(typed, i, code.value().charAt(j));
          typed = replaced(typed, j, code.value().charAt(i));
          assertThat(SignCode.of(typed).isPresent()).isEqualTo(typed.equals(code.value()));
        }
      }
    }
  }

  @Test
  void suggestsOnlyIssuedCodes() {
    assertThat(suggestions(new CodeReader(Set.of()), "2R811KW")).isEmpty();
    assertThat(suggestions(READER, "2R811KW")).containsExactly(CODE);
  }

  @Test
  void suggestsNothingForTwoSlips() {
    assertThat(suggestions(READER, "3R811KW")).isEmpty();
  }

  @Test
  void suggestsTheLookAlikeBeforeTheSwapBeforeAnyOtherSymbol() {
    SignCode lookAlike = new SignCode("TYGN3F3");
    SignCode swap = new SignCode("TYCN33F");
    SignCode other = new SignCode("5YCN3F3");
    CodeReader reader = new CodeReader(List.of(other, swap, lookAlike));
    assertThat(suggestions(reader, "TYCN3F3")).containsExactly(lookAlike, swap, other);
  }

  @Test
  void suggestsAtMostThree() {
    String typed = "B4C7MX0";
    List<SignCode> issued = otherSubstitutions(typed);
    assertThat(issued).hasSizeGreaterThan(3);
    assertThat(suggestions(new CodeReader(issued), typed)).hasSize(3);
  }

  private static List<SignCode> suggestions(CodeReader reader, String typed) {
    Reading reading = reader.read(typed);
    assertThat(reading).as(typed).isInstanceOf(Mistyped.class);
    return ((Mistyped) reading).suggestions();
  }

  private static List<SignCode> otherSubstitutions(String typed) {
    return Stream.iterate(0, i -> i < SignCode.LENGTH, i -> i + 1)
        .flatMap(i -> oneSubstitutionAway(typed, i, SignCode.ALPHABET).stream())
        .toList();
  }

  private static List<SignCode> oneSubstitutionAway(String typed, int at, String symbols) {
    return symbols
        .chars()
        .mapToObj(symbol -> SignCode.of(replaced(typed, at, (char) symbol)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String replaced(String text, int at, char symbol) {
    return text.substring(0, at) + symbol + text.substring(at + 1);
  }

  private static String swapped(String text, int at) {
    return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
  }
}
