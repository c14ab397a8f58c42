package dev.tunegate.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many labelled examples can be used. */
class DataTest {

  @ParameterizedTest
  @CsvSource({
    "500, , true, 500",
    "500, 0, , 500",
    "500, 0, false, 500",
    "500, 0.2, true, 499",
    "500, 0.1999, , 499",
    "500, 0.0001, , 499",
    "715, 30, , 500",
    "714, 30, , 499",
    "3, 33.3333, , 2",
    "1, 0.0001, , 0",
    "500, 100, , 0",
    "0, , true, 0",
    "1000000000000, 0.0001, , 999999000000",
    "999999999999, 0.0001, , 999998999999",
    "500, , false, ",
    "500, , , ",
    ", 10, true, "
  })
  void usableExamplesAreExactAndRoundedDown(
      Long examples, BigDecimal flawed, Boolean verified, Long usable) {
    assertThat(new Data(examples, verified, flawed, null, null).usableExamples()).isEqualTo(usable);
  }
}
