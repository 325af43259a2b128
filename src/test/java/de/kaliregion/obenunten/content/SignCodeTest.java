package de.kaliregion.obenunten.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignCodeTest {
  private static final int ROUNDS = 2_000;

  private final Random random = new Random(1893);

  @ParameterizedTest
  @ValueSource(strings = {"FR23R19", "AVZZEQ3", "KSGYJNC", "SDVA8H7", "0000000"})
  void printedCodesAreRead(String code) {
    assertThat(SignCode.of(code)).contains(new SignCode(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FR23R1",
        "FR23R199",
        "FR23R18",
        "fr23r19",
        "FR23R1I",
        "FR23R1O",
        "FR23R1L",
        "FR23R1U",
        "FR23 R1",
        "FR23R1\u0661",
        " FR23R19",
        "FR23R19\n"
      })
  void whatIsNotExactlyACodeIsNone(String text) {
    assertThat(SignCode.of(text)).isEmpty();
    assertThatThrownBy(() -> new SignCode(text))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidContentException.class))
        .extracting(InvalidContentException::field)
        .isEqualTo("code");
  }

  @Test
  void theCheckSymbolCompletesAnySixSymbols() {
    for (int round = 0; round < ROUNDS; round++) {
      String symbols = symbols();
      assertThat(SignCode.withCheckSymbol(symbols).value()).startsWith(symbols).hasSize(7);
    }
  }

  @Test
  void everyWrongSymbolIsFoundOut() {
    for (int round = 0; round < ROUNDS / 10; round++) {
      String code = SignCode.withCheckSymbol(symbols()).value();
      for (int at = 0; at < SignCode.LENGTH; at++) {
        for (char wrong : SignCode.ALPHABET.toCharArray()) {
          String other = code.substring(0, at) + wrong + code.substring(at + 1);
          assertThat(SignCode.of(other).isPresent()).as(other).isEqualTo(other.equals(code));
        }
      }
    }
  }

  @Test
  void everySwapOfTwoSymbolsIsFoundOut() {
    for (int round = 0; round < ROUNDS; round++) {
      char[] symbols = SignCode.withCheckSymbol(symbols()).value().toCharArray();
      int one = random.nextInt(SignCode.LENGTH);
      int other = random.nextInt(SignCode.LENGTH);
      boolean same = symbols[one] == symbols[other];
      char kept = symbols[one];
      symbols[one] = symbols[other];
      symbols[other] = kept;
      assertThat(SignCode.of(new String(symbols)).isPresent()).isEqualTo(same);
    }
  }

  @Test
  void sixSymbolsOfTheAlphabetAreNeeded() {
    for (String symbols : new String[] {"", "ABCDE", "ABCDEFG", "ABCDEI", "abcdef"}) {
      assertThatThrownBy(() -> SignCode.withCheckSymbol(symbols))
          .isInstanceOf(InvalidContentException.class);
    }
  }

  private String symbols() {
    StringBuilder symbols = new StringBuilder();
    for (int i = 0; i < SignCode.LENGTH - 1; i++) {
      symbols.append(SignCode.ALPHABET.charAt(random.nextInt(SignCode.ALPHABET.length())));
    }
    return symbols.toString();
  }
}
