package dev.tunegate.analysis;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The samples of {@link dev.tunegate.policy.PolicyFixture#sound}, in which every rule fires. */
public final class FixtureSamples {

  private FixtureSamples() {}

  /** Their files, to be changed. */
  public static Map<String, byte[]> sound() {
    Map<String, byte[]> samples = new TreeMap<>();
    add(
        samples,
        "FINE_TUNE",
        "ready",
        """
        {"title":"t","task":{"scope":"NARROW","outputFormat":"STRICT"},
         "baseline":{"failurePercent":5,"acceptableFailurePercent":1},
         "data":{"labeledExamples":500}}
        """,
        "verdict: FINE_TUNE\nwhy: all is done\ngrounds: [ FORMAT ]\ngaps: []\n");
    add(
        samples,
        "NOT_YET",
        "few",
        """
        {"title":"t","task":{"outputFormat":"STRICT"},
         "baseline":{"failurePercent":5,"acceptableFailurePercent":1},
         "data":{"labeledExamples":499}}
        """,
        "verdict: NOT_YET\ngaps: [ TOO_FEW_EXAMPLES, SCOPE_UNKNOWN ]\nquestions: []\n");
    add(
        samples,
        "PROMPT",
        "broad",
        "{\"title\":\"t\",\"task\":{\"scope\":\"MANY_CAPABILITIES\"}}",
        "verdict: PROMPT\nvetoes: [ TOO_BROAD ]\nquestions: [ data.labeledExamples ]\n");
    add(samples, "PROMPT", "empty", "{\"title\":\"t\"}", "verdict: PROMPT\n");
    add(
        samples,
        "REFUSED",
        "beyond",
        "{\"title\":\"t\",\"baseline\":{\"failurePercent\":500}}",
        "problems: [ { pointer: /baseline/failurePercent, type: out-of-range } ]\n");
    return samples;
  }

  private static void add(
      Map<String, byte[]> samples, String folder, String name, String json, String expected) {
    String stem = folder + "/" + name;
    samples.put(stem + ".json", json.getBytes(StandardCharsets.UTF_8));
    samples.put(stem + ".expect.yaml", expected.getBytes(StandardCharsets.UTF_8));
  }
}
