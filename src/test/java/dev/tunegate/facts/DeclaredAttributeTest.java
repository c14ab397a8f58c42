package dev.tunegate.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes that are declared are checked like fields; all others may hold anything. */
class DeclaredAttributeTest {

  private static final List<AttributeDeclaration> DECLARED =
      List.of(
          declaration("region", AttributeType.TEXT, List.of("EU", "US", "ANYWHERE"), ""),
          declaration("note", AttributeType.TEXT, List.of(), ""),
          declaration("share", AttributeType.NUMBER, List.of(), "°C"),
          declaration("regulated", AttributeType.FLAG, List.of(), ""));

  private static final Map<String, AttributeDeclaration> BY_NAME =
      DECLARED.stream().collect(Collectors.toMap(AttributeDeclaration::name, Function.identity()));

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(CaseSchema.toJson(DECLARED));

  private static AttributeDeclaration declaration(
      String name, AttributeType type, List<String> allowed, String unit) {
    return new AttributeDeclaration(
        name,
        type,
        "It counts.",
        allowed,
        unit,
        new BigDecimal("-40"),
        new BigDecimal("1250.5"),
        true);
  }

  private static String json(String attributes) {
    return "{\"title\":\"t\",\"attributes\":{" + attributes + "}}";
  }

  private static Case read(String attributes) {
    return CaseReader.read(json(attributes), BY_NAME::get);
  }

  @Test
  void whatFitsItsDeclarationIsRead() {
    Case facts =
        read("\"region\":\"EU\",\"note\":\"free\",\"share\":-40,\"regulated\":false,\"own\":7");

    assertThat(facts.value("attributes.region")).isEqualTo("EU");
    assertThat(facts.value("attributes.note")).isEqualTo("free");
    assertThat(facts.value("attributes.share")).isEqualTo(new BigDecimal("-40"));
    assertThat(facts.value("attributes.regulated")).isEqualTo(false);
    assertThat(facts.value("attributes.own")).isEqualTo(BigDecimal.valueOf(7));
  }

  @Test
  void nullIsNotStated() {
    assertThat(read("\"region\":null,\"share\":null").attributes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region | \"eu\" | unknown-value | attributes.region is \"eu\", but must be one of EU, US,"
            + " ANYWHERE. Did you mean EU?",
        "region | \"Mars\" | unknown-value | one of US, EU, ANYWHERE. Choose one, or leave it out if"
            + " it is not known.",
        "region | true | wrong-type | attributes.region is true, but must be one of EU, US, ANYWHERE",
        "region | {\"a\":1} | wrong-type | is an object, but must be one of EU",
        "note | 5 | wrong-type | attributes.note is 5, but must be a text in quotation marks",
        "share | \"5\" | wrong-type | attributes.share is the text \"5\", but must be a number from"
            + " -40 to 1,250.5 (°C). Write it without quotation marks.",
        "share | false | wrong-type | is false, but must be a number from -40 to 1,250.5 (°C)",
        "share | -40.1 | out-of-range | is -40.1, but must be a number from -40 to 1,250.5 (°C)",
        "share | 1250.6 | out-of-range | is 1250.6, but must be a number",
        "share | 1e999999 | out-of-range | is 1e999999, but must be a number",
        "share | 1.00001 | too-precise | may have at most 4 fraction digits. Round it.",
        "regulated | \"true\" | wrong-type | is the text \"true\", but must be true or false. Write"
            + " true or false without quotation marks.",
        "regulated | 1 | wrong-type | attributes.regulated is 1, but must be true or false",
        "regulated | [true] | wrong-type | is an array, but must be true or false"
      })
  void whatDoesNotFitIsRefusedByItsPointer(String name, String value, String type, String message) {
    String attributes = "\"" + name + "\":" + value;

    var refusal = catchThrowableOfType(InvalidCaseException.class, () -> read(attributes));

    assertThat(refusal.problems()).hasSize(1);
    CaseProblem problem = refusal.problems().get(0);
    assertThat(problem.pointer()).isEqualTo("/attributes/" + name);
    assertThat(problem.type()).isEqualTo(type);
    assertThat(problem.message()).contains(message);
  }

  @Test
  void whatIsNotDeclaredMayHoldAnything() {
    assertThat(CaseReader.read(json("\"region\":5,\"share\":\"5\"")).attributes()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"region\":\"EU\"",
        "\"region\":null",
        "\"region\":\"eu\"",
        "\"region\":5",
        "\"note\":\"any\"",
        "\"note\":5",
        "\"share\":-40",
        "\"share\":-41",
        "\"share\":1250.5",
        "\"share\":1251",
        "\"share\":\"5\"",
        "\"regulated\":true",
        "\"regulated\":\"true\"",
        "\"own\":true,\"other\":\"x\"",
        "\"own\":[]"
      })
  void theSchemaAcceptsWhatTheReaderAccepts(String attributes) {
    boolean accepted = catchThrowableOfType(RuntimeException.class, () -> read(attributes)) == null;

    assertThat(SCHEMA.validate(json(attributes), InputFormat.JSON).isEmpty()).isEqualTo(accepted);
  }

  @Test
  void theExampleOfTheSchemaStatesWhatIsDeclared() {
    Case example = ExampleCase.with(DECLARED);

    assertThat(CaseReader.read(CaseWriter.toJson(example), BY_NAME::get)).isEqualTo(example);
    assertThat(example.attributes().keySet())
        .containsExactlyInAnyOrder("region", "note", "share", "regulated");
  }

  @Test
  void theCatalogueListsThemBeforeWhatIsDerived() {
    String json = JsonText.of(out -> CatalogueJson.write(out, DECLARED, (path, more) -> {}));

    assertThat(json)
        .contains(
            "{\"path\":\"attributes.share\",\"part\":\"attributes\",\"name\":\"share\","
                + "\"type\":\"decimal\",\"meaning\":\"It counts.\",\"unit\":\"°C\",\"min\":-40,"
                + "\"minAllowed\":true,\"max\":1250.5,\"fractionDigits\":4,\"allowedValues\":[],"
                + "\"actionable\":true,\"derivedFrom\":[]}")
        .contains("\"name\":\"region\",\"type\":\"enum\"", "[\"EU\",\"US\",\"ANYWHERE\"]")
        .contains("\"name\":\"note\",\"type\":\"text\"")
        .contains("\"name\":\"regulated\",\"type\":\"boolean\"");
    assertThat(json.indexOf("attributes.region")).isGreaterThan(json.indexOf("pilot.latencyMs"));
    assertThat(json.indexOf("attributes.regulated"))
        .isLessThan(json.indexOf("data.usableExamples"));
  }
}
