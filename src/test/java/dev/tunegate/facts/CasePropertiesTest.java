package dev.tunegate.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every case, tried on generated ones. */
class CasePropertiesTest {

  private static final List<Case> CASES = GeneratedCases.many(500);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(CaseSchema.toJson());

  /** Values that are wrong for some fields and right for others. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1",
          "1.5",
          "100",
          "100.5",
          "1e12",
          "1e13",
          "500.0",
          "\"\"",
          "\"5\"",
          "\"NONE\"",
          "\"strict\"",
          "\"STRICT\"",
          "[]",
          "{}",
          "{\"a\":1}",
          "{\"verified\":true}");

  @Test
  void whatWasWrittenIsReadBack() {
    for (Case facts : CASES) {
      String json = CaseWriter.toJson(facts);

      assertThat(CaseReader.read(json)).as(seed(json)).isEqualTo(facts);
      assertThat(CaseReader.read(json.getBytes(StandardCharsets.UTF_8)))
          .as(seed(json))
          .isEqualTo(facts);
      assertThat(CaseWriter.toJson(CaseReader.read(json))).as(seed(json)).isEqualTo(json);
    }
  }

  @Test
  void theOrderOfKeysNeverMatters() {
    var random = new Random(GeneratedCases.SEED);
    for (Case facts : CASES) {
      String json = shuffled(MAPPER.readTree(CaseWriter.toJson(facts)), random).toString();

      assertThat(CaseReader.read(json)).as(seed(json)).isEqualTo(facts);
    }
  }

  @Test
  void blankingAFactLeavesTheOthersAsTheyWere() {
    for (Case facts : CASES.subList(0, 60)) {
      for (Field field : Catalogue.fields()) {
        Case blanked = CaseBuilder.from(facts).put(field.path(), null).build();
        String json = CaseWriter.toJson(blanked);

        boolean implied =
            field.name().equals("failureRateMeasured") && facts.baseline().failurePercent() != null;
        assertThat(field.valueIn(blanked) == null).as(seed(json)).isEqualTo(!implied);
        assertThat(CaseReader.read(json)).as(seed(json)).isEqualTo(blanked);
        Case restored = CaseBuilder.from(blanked).put(field.path(), field.valueIn(facts)).build();
        assertThat(restored).as(seed(json)).isEqualTo(facts);
      }
    }
  }

  @Test
  void theSchemaAcceptsEveryCase() {
    for (Case facts : CASES) {
      String json = CaseWriter.toJson(facts);

      assertThat(faults(json)).as(seed(json)).isEmpty();
    }
    assertThat(faults(CaseWriter.toJson(ExampleCase.with(List.of())))).isEmpty();
  }

  @Test
  void readerAndSchemaAgreeOnEveryValueOfEveryField() {
    var paths = new ArrayList<String>();
    Catalogue.fields().forEach(field -> paths.add(field.path()));
    paths.addAll(List.of("data.usableExamples", "task.colour", "attributes.any"));
    for (String path : paths) {
      for (String value : VALUES) {
        agree(Refusals.with(path, value));
      }
    }
    for (String name : List.of("title", "description", "task", "data", "attributes", "other")) {
      for (String value : VALUES) {
        agree(
            name.equals("title")
                ? "{\"title\":" + value + "}"
                : "{\"title\":\"t\",\"" + name + "\":" + value + "}");
      }
    }
    agree("{}");
    agree("[]");
    agree("{\"title\":\"t\",\"baseline\":{\"failureRateMeasured\":false,\"failurePercent\":1}}");
    agree("{\"title\":\"t\",\"baseline\":{\"failureRateMeasured\":false,\"failurePercent\":null}}");
    agree("{\"title\":\"t\",\"baseline\":{\"failureRateMeasured\":true,\"failurePercent\":1}}");
    agree("{\"title\":\"" + "🙂".repeat(200) + "\"}");
    agree("{\"title\":\"" + "x".repeat(201) + "\"}");
  }

  @Test
  void theSchemaIsTheSameEveryTime() {
    assertThat(CaseSchema.toJson()).isEqualTo(CaseSchema.toJson()).doesNotContain("\r");
  }

  private static void agree(String json) {
    boolean accepted;
    try {
      CaseReader.read(json);
      accepted = true;
    } catch (InvalidCaseException refused) {
      accepted = false;
    }
    assertThat(faults(json).isEmpty()).as(json).isEqualTo(accepted);
  }

  private static List<Error> faults(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  private static String seed(String json) {
    return "seed " + GeneratedCases.SEED + ", case " + json.replace("%", "%%");
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (!(node instanceof ObjectNode object)) {
      assertThat(node).isNotInstanceOf(ArrayNode.class);
      return node;
    }
    var names = new ArrayList<>(object.propertyNames());
    Collections.shuffle(names, random);
    ObjectNode copy = MAPPER.createObjectNode();
    names.forEach(name -> copy.set(name, shuffled(object.get(name), random)));
    return copy;
  }
}
