package dev.tunegate.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers taken apart without being expanded. */
class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, false",
    "0.00, 0, false",
    "0e-999999999999999, 0, false",
    "123.4500, 2, false",
    "1e-4, 4, false",
    "12e1, 0, false",
    "9999999999999, 0, false",
    "10000000000000, 0, true",
    "1e99999999999999999999, 0, true"
  })
  void sizeAndPrecisionAreKnownWithoutTheValue(String text, long fraction, boolean huge) {
    NumberText number = NumberText.of(text);

    assertThat(number.fractionDigits()).isEqualTo(fraction);
    assertThat(number.huge()).isEqualTo(huge);
  }

  @Test
  void theValueIsWhatDecimalArithmeticSays() {
    var random = new Random(GeneratedCases.SEED);
    for (int i = 0; i < 5_000; i++) {
      BigDecimal value = new BigDecimal(random.nextLong(-99_999_999_999L, 99_999_999_999L) + "e-4");
      int shift = random.nextInt(-6, 7);
      String text = value.movePointRight(shift).toPlainString() + "e" + -shift;

      assertThat(NumberText.of(text).value())
          .as("%s, seed %d", text, GeneratedCases.SEED)
          .isEqualTo(CaseBuilder.normalised(value));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "1e5", "1E+5", "0.1e-7"})
  void numbersOfJsonAreKnown(String text) {
    assertThat(NumberText.isNumber(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "01", "1.", ".5", "+1", "1e", "NaN", "1,000", "0x1", " 1", "1\n"})
  void otherTextsAreNoNumbers(String text) {
    assertThat(NumberText.isNumber(text)).isFalse();
  }
}
