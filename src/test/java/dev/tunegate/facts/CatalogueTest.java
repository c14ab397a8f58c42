package dev.tunegate.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogue is the contract of the API, the samples and the rules. */
class CatalogueTest {

  private static final String COUNT = " integer 0..1000000000000";
  private static final String PERCENT = " decimal 0..100 %";

  /** The contract, spelled out. */
  private static final List<String> CONTRACT =
      List.of(
          "task.kind [CLASSIFICATION, EXTRACTION, SUMMARIZATION, REWRITING, QUESTION_ANSWERING,"
              + " STRUCTURED_GENERATION, DOMAIN_REASONING, STYLED_WRITING, ASSISTANT, OTHER]",
          "task.scope [NARROW, DIVERSE_INPUTS, COMPLEX_REASONING, MANY_CAPABILITIES]",
          "task.rulesDescribable boolean",
          "task.layoutPredictable boolean",
          "task.reasoningUnlikeBaseModel boolean",
          "task.reasoningQualityMatters boolean",
          "task.outputFormat [FLEXIBLE, LOOSE, STRICT]",
          "task.formatFailureTolerance [NONE, OCCASIONAL]",
          "task.automatedPipeline boolean",
          "task.distinctInputsPerMonth" + COUNT + " inputs a month",
          "task.style [NONE, DESCRIBABLE, EXAMPLE_LEVEL]",
          "task.styleProperties" + COUNT + " traits",
          "task.styleSamples" + COUNT + " samples",
          "task.needsCurrentInformation boolean",
          "task.domainKnowledgeStable boolean",
          "task.definitionStable boolean",
          "task.criteriaMeasurable boolean",
          "task.monthsCriteriaStable decimal 0..1000000000000 months",
          "task.mustChangeQuickly boolean",
          "baseline.promptMaturity [NONE, FIRST_DRAFT, PARTLY_WORKED, MAXIMIZED]",
          "baseline.promptWords" + COUNT + " words",
          "baseline.fewShotExamples" + COUNT + " examples",
          "baseline.examplesCoverInputTypes boolean",
          "baseline.instructionPrecise boolean",
          "baseline.formatDescribed boolean",
          "baseline.edgeCasesExplicit boolean",
          "baseline.chainOfThought boolean",
          "baseline.outputConstraints boolean",
          "baseline.evalSetBuilt boolean",
          "baseline.evalSetDiscriminates boolean",
          "baseline.failureRateMeasured boolean",
          "baseline.failurePercent" + PERCENT,
          "baseline.acceptableFailurePercent" + PERCENT,
          "baseline.failuresAcrossInputTypes boolean",
          "baseline.failureMode [FORMAT, REASONING, STYLE, BEHAVIOR, KNOWLEDGE, NONE,"
              + " UNIDENTIFIED]",
          "baseline.structuredOutputs [NOT_CONSIDERED, SOLVES, INSUFFICIENT, NOT_APPLICABLE]",
          "baseline.structuredOutputsFailurePercent" + PERCENT,
          "baseline.retrieval [NONE, POOR, GOOD]",
          "baseline.latencyMs decimal 0..1000000000000 ms",
          "baseline.smallModelSuffices boolean",
          "data.labeledExamples" + COUNT + " examples",
          "data.verified boolean",
          "data.flawedPercent" + PERCENT,
          "data.curationBudgeted boolean",
          "data.curationEffortPercent" + PERCENT,
          "constraints.monthlyQueries" + COUNT + " queries a month",
          "constraints.inferenceCostMatters boolean",
          "constraints.latencyLimitMs decimal above 0..1000000000000 ms",
          "constraints.latencyLimitHard boolean",
          "constraints.retrainingCostPlanned boolean",
          "constraints.retrainingCycleAcceptable boolean",
          "pilot.matchesLargeModel boolean",
          "pilot.failurePercent" + PERCENT,
          "pilot.latencyMs decimal 0..1000000000000 ms");

  @Test
  void everyFieldOfTheContractStandsInItsOrderWithItsTypeRangeAndUnit() {
    assertThat(Catalogue.fields().stream().map(CatalogueTest::line).toList()).isEqualTo(CONTRACT);
  }

  @Test
  void theOneDerivedFactKnowsWhatItComesFrom() {
    assertThat(Catalogue.derived())
        .singleElement()
        .satisfies(
            field -> {
              assertThat(line(field)).isEqualTo("data.usableExamples" + COUNT + " examples");
              assertThat(field.derived()).isTrue();
              assertThat(field.derivedFrom())
                  .containsExactly("data.labeledExamples", "data.flawedPercent", "data.verified");
            });
  }

  @Test
  void everyMeaningIsASentence() {
    assertThat(Catalogue.fields())
        .allSatisfy(field -> assertThat(field.meaning()).matches("[A-Z].{8,}\\."));
  }

  @Test
  void anUnknownPathIsNamed() {
    assertThat(Catalogue.find("data.colour")).isEmpty();
    assertThatThrownBy(() -> Catalogue.get("data.colour")).hasMessageContaining("data.colour");
  }

  @Test
  void theCatalogueAsJsonListsEveryField() {
    assertThat(CatalogueJson.toJson())
        .isEqualTo(CatalogueJson.toJson())
        .contains(
            """
            {"path":"constraints.latencyLimitMs","part":"constraints","name":"latencyLimitMs",\
            "type":"decimal","meaning":"Longest time an answer may take.","unit":"ms","min":0,\
            "minAllowed":false,"max":1000000000000,"fractionDigits":4,"allowedValues":[],\
            "actionable":false,"derivedFrom":[]}""")
        .contains("\"allowedValues\":[\"NONE\",\"POOR\",\"GOOD\"]")
        .endsWith(
            "\"derivedFrom\":[\"data.labeledExamples\",\"data.flawedPercent\",\"data.verified\"]}]}");
  }

  private static String line(Field field) {
    String unit = field.unit().isEmpty() ? "" : " " + field.unit();
    String range = (field.zeroAllowed() ? "0.." : "above 0..") + field.max() + unit;
    return switch (field.type()) {
      case BOOLEAN -> field.path() + " boolean";
      case INTEGER -> field.path() + " integer " + range;
      case DECIMAL -> field.path() + " decimal " + range;
      case ENUM -> field.path() + " " + field.allowedValues();
    };
  }
}
