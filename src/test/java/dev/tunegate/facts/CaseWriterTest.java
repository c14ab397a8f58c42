package dev.tunegate.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A case as text. */
class CaseWriterTest {

  @Test
  void onlyWhatIsStatedIsWrittenInTheOrderOfTheCatalogue() {
    Case facts =
        new CaseBuilder("t")
            .attribute(Attribute.of("zone", "EU"))
            .attribute(Attribute.of("area", new BigDecimal("1E+3")))
            .put("pilot.latencyMs", new BigDecimal("1.50"))
            .put("data.verified", false)
            .put("data.labeledExamples", 0L)
            .put("task.style", Style.NONE)
            .build();

    assertThat(CaseWriter.toJson(facts))
        .isEqualTo(
            """
            {"title":"t","task":{"style":"NONE"},"data":{"labeledExamples":0,"verified":false},\
            "pilot":{"latencyMs":1.5},"attributes":{"area":1000,"zone":"EU"}}""");
  }

  @Test
  void numbersAreWrittenWithoutExponent() {
    Case facts =
        new CaseBuilder("t")
            .put("data.labeledExamples", 1_000_000_000_000L)
            .put("baseline.failurePercent", new BigDecimal("1e-4"))
            .put("baseline.latencyMs", new BigDecimal("1e9"))
            .build();

    assertThat(CaseWriter.toJson(facts))
        .isEqualTo(
            """
            {"title":"t","baseline":{"failureRateMeasured":true,"failurePercent":0.0001,\
            "latencyMs":1000000000},"data":{"labeledExamples":1000000000000}}""");
  }

  @Test
  void theIndentedTextIsTheSameCase() {
    Case facts = ExampleCase.with(List.of());

    assertThat(CaseReader.read(CaseWriter.toIndentedJson(facts))).isEqualTo(facts);
    assertThat(CaseWriter.toIndentedJson(facts))
        .startsWith("{\n  \"title\" : \"Line items out of supplier invoices\",\n")
        .doesNotContain("\r");
  }
}
