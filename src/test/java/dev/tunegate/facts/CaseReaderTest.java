package dev.tunegate.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted as a case, and what it then says. */
class CaseReaderTest {

  @Test
  void aTitleAloneIsACaseThatStatesNothing() {
    Case read = CaseReader.read("{\"title\":\"Invoices\"}");

    assertThat(read).isEqualTo(new CaseBuilder("Invoices").build());
    assertThat(read.unstated()).hasSameSizeAs(Catalogue.fields());
  }

  @Test
  void everyKindOfFactIsRead() {
    Case read =
        CaseReader.read(
            """
            {"title": "Invoices", "description": "Line items",
             "task": {"kind": "EXTRACTION", "automatedPipeline": true},
             "baseline": {"failurePercent": 5.20, "failureRateMeasured": true},
             "data": {"labeledExamples": 420, "verified": false},
             "constraints": {"latencyLimitMs": 80.5},
             "pilot": {"matchesLargeModel": false},
             "attributes": {"region": "EU", "teams": -3.50, "regulated": true}}
            """);

    assertThat(read.description()).isEqualTo("Line items");
    assertThat(read.task().kind()).isEqualTo(TaskKind.EXTRACTION);
    assertThat(read.task().automatedPipeline()).isTrue();
    assertThat(read.baseline().failurePercent()).isEqualTo(new BigDecimal("5.2"));
    assertThat(read.data().labeledExamples()).isEqualTo(420L);
    assertThat(read.data().verified()).isFalse();
    assertThat(read.constraints().latencyLimitMs()).isEqualTo(new BigDecimal("80.5"));
    assertThat(read.pilot().matchesLargeModel()).isFalse();
    assertThat(read.attributes().values())
        .containsExactly(
            Attribute.of("region", "EU"),
            Attribute.of("regulated", true),
            Attribute.of("teams", new BigDecimal("-3.5")));
  }

  /** Numbers with an exponent are taken apart with care, others are read as they stand. */
  @Test
  void anExponentOfZeroChangesNothingAtTheBoundsOfAnyField() {
    Catalogue.fields().stream()
        .filter(field -> field.type() == FieldType.INTEGER || field.type() == FieldType.DECIMAL)
        .filter(field -> !field.derived())
        .forEach(
            field -> {
              String above = field.max() + 1 + "";
              for (String number :
                  List.of("0", "1", "0.5", "0.0001", "0.00001", "" + field.max(), above, "-1")) {
                assertThat(outcome(field, number + "e0"))
                    .as("%s of %s", field.path(), number)
                    .isEqualTo(outcome(field, number));
              }
            });
  }

  private static Object outcome(Field field, String number) {
    try {
      return field.valueIn(CaseReader.read(Refusals.with(field.path(), number)));
    } catch (InvalidCaseException refused) {
      return refused.problems().stream().map(CaseProblem::type).toList();
    }
  }

  @Test
  void nullMeansNotStated() {
    assertThat(
            CaseReader.read(
                """
                {"title": "t", "description": null, "task": null, "data": {"verified": null},
                 "attributes": {"region": null}, "pilot": {}}
                """))
        .isEqualTo(new CaseBuilder("t").build());
    assertThat(CaseReader.read("{\"title\":\"t\",\"attributes\":null}").attributes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "500.0", "5e2", "5E+2", "0.5e3", "500000e-3", "500.000000000000"})
  void aWholeNumberIsACountHoweverItIsWritten(String number) {
    assertThat(CaseReader.read(Refusals.with("data.labeledExamples", number)).data())
        .extracting(Data::labeledExamples)
        .isEqualTo(500L);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "-0.0, 0",
    "0e999999999, 0",
    "100, 100",
    "1e2, 100",
    "0.0001, 0.0001",
    "1e-4, 0.0001",
    "99.9999, 99.9999",
    "5.50, 5.5",
    "0.10000000000000000000000000000000, 0.1"
  })
  void aDecimalIsReadExactlyAndWithoutTrailingZeros(String written, String read) {
    assertThat(CaseReader.read(Refusals.with("baseline.failurePercent", written)).baseline())
        .extracting(Baseline::failurePercent)
        .isEqualTo(new BigDecimal(read));
  }

  @Test
  void theLargestCountIsAccepted() {
    assertThat(CaseReader.read(Refusals.with("data.labeledExamples", "1e12")).data())
        .extracting(Data::labeledExamples)
        .isEqualTo(1_000_000_000_000L);
  }

  @Test
  void aStatedFailureRateImpliesThatItWasMeasured() {
    Case read = CaseReader.read(Refusals.with("baseline.failurePercent", "0"));

    assertThat(read.baseline().failureRateMeasured()).isTrue();
    assertThat(read.unstated()).doesNotContain("baseline.failureRateMeasured");
  }

  @Test
  void aFailureRateMayBeKnownNotToBeMeasured() {
    assertThat(
            CaseReader.read(
                    """
                    {"title":"t","baseline":{"failureRateMeasured":false,"failurePercent":null}}
                    """)
                .baseline()
                .failureRateMeasured())
        .isFalse();
  }

  @Test
  void charactersAreCountedAsPeopleCountThem() {
    String title = "🙂".repeat(200);

    assertThat(CaseReader.read("{\"title\":\"" + title + "\"}").title()).isEqualTo(title);
  }

  @Test
  void limitsAreInclusive() {
    String name = "n".repeat(100);
    String text = "x".repeat(1_000);
    String description = "d".repeat(4_000);

    Case read =
        CaseReader.read(
            "{\"title\":\"t\",\"description\":\"%s\",\"attributes\":{\"%s\":\"%s\",\"n\":-1e12}}"
                .formatted(description, name, text));

    assertThat(read.description()).isEqualTo(description);
    assertThat(read.attributes().get(name)).isEqualTo(Attribute.of(name, text));
    assertThat(read.attributes().get("n"))
        .isEqualTo(Attribute.of("n", new BigDecimal("-1000000000000")));
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(CaseReader.read("\uFEFF{\"title\":\"t\"}").title()).isEqualTo("t");
    assertThat(CaseReader.read("\uFEFF{\"title\":\"t\"}".getBytes(StandardCharsets.UTF_8)).title())
        .isEqualTo("t");
  }

  @Test
  void bytesAreReadAsUtf8() {
    String json = "{\"title\":\"Zażółć ☃ 🙂\"}";

    assertThat(CaseReader.read(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(CaseReader.read(json));
  }

  @Test
  void emptyTextIsAValueOfAnAttribute() {
    assertThat(CaseReader.read("{\"title\":\"t\",\"attributes\":{\"a\":\"\"}}").attributes())
        .containsEntry("a", Attribute.of("a", ""));
  }
}
