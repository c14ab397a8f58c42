package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNumberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "420|420",
        "1,400|1400",
        "1 400|1400",
        "1 400|1400",
        "1'400|1400",
        "1’400|1400",
        "1_250_000|1250000",
        "1,250,000.5|1250000.5",
        "5.2|5.2",
        "5.2 %|5.2",
        "5.2%|5.2",
        "007|7",
        "0|0",
        "0.25|0.25",
        "-3|-3",
        "−3|-3",
        "\"  12  \"|12"
      })
  void readsNumbersAsPeopleTypeThem(String typed, String plain) {
    assertThat(TypedNumber.plain(typed)).contains(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "about 400",
        "",
        " ",
        "1,5",
        "1,40",
        "1,400 000",
        "1.400.000",
        "1e3",
        "20k",
        "5 %%",
        "--1",
        "1,",
        ",1",
        "0x10",
        "NaN",
        "½",
        "٣",
        "1 400 0"
      })
  void refusesWhatIsNoNumberOrCouldBeReadInTwoWays(String typed) {
    assertThat(TypedNumber.plain(typed)).isEmpty();
  }

  @Test
  void readsLongTextInOneGo() {
    assertThat(TypedNumber.plain("1,000".repeat(50_000))).isEmpty();
    assertThat(TypedNumber.plain("9".repeat(1_000))).contains("9".repeat(1_000));
  }
}
