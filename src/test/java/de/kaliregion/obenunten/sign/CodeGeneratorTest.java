package de.kaliregion.obenunten.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.kaliregion.obenunten.content.SignCode;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeGeneratorTest {

  @Test
  void makesAsManyDifferentCodesAsAsked() {
    List<SignCode> codes = new CodeGenerator(new SecureRandom()).generate(10_000, Set.of());
    assertThat(codes).hasSize(10_000).doesNotHaveDuplicates();
  }

  @Test
  void makesNoCodeThatOffends() {
    assertThat(new CodeGenerator(new Random(1)).generate(10_000, Set.of()))
        .allSatisfy(code ->
            assertThat(code.value())
                .doesNotMatch(".*(SS|SA|KZ|HJ|NS|AH|HH|88|18|FCK|SEX).*")
                .doesNotMatch(".*(.)\\1\\1\\1.*")
                .doesNotMatch("[0-9]*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BASSTX", "7788CD", "ZFCKZZ", "AAAABC", "BCDDDD", "T0DZZZ"})
  void refusesWhatShouldNotStandOnASign(String symbols) {
    assertThat(CodeGenerator.isPresentable(SignCode.withCheckSymbol(symbols))).isFalse();
  }

  @Test
  void refusesDigitsOnlyEvenWithTheCheckSymbol() {
    SignCode digits =
        new Random(3)
            .ints(100_000, 999_999)
            .mapToObj(number -> SignCode.withCheckSymbol(String.valueOf(number)))
            .filter(code -> code.value().matches("[0-9]+"))
            .filter(code -> !code.value().matches(".*(88|18|28).*"))
            .findFirst()
            .orElseThrow();
    assertThat(CodeGenerator.isPresentable(digits)).isFalse();
  }

  @Test
  void neverMakesAnIssuedCodeAgain() {
    List<SignCode> first = new CodeGenerator(new Random(5)).generate(500, Set.of());
    List<SignCode> second = new CodeGenerator(new Random(5)).generate(500, first);
    assertThat(second).doesNotContainAnyElementsOf(first);
  }

  @Test
  void usesEverySymbolOfTheAlphabetAboutEquallyOften() {
    int[] counts = new int[128];
    new CodeGenerator(new Random(11))
        .generate(10_000, Set.of())
        .forEach(code -> code.value().chars().limit(6).forEach(symbol -> counts[symbol]++));
    assertThat(SignCode.ALPHABET.chars())
        .allSatisfy(symbol -> assertThat(counts[symbol]).isBetween(1_500, 2_200));
  }

  @Test
  void givesUpOnARandomGeneratorThatYieldsNothingNew() {
    CodeGenerator stuck = new CodeGenerator(() -> 0);
    assertThatIllegalStateException()
        .isThrownBy(() -> stuck.generate(1, Set.of()))
        .withMessageContaining("no new code");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 10_001})
  void refusesACountOutOfRange(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodeGenerator(new Random()).generate(count, Set.of()))
        .withMessageContaining("1 to 10000");
  }
}
