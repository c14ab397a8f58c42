package dev.tunegate.versions;

import dev.tunegate.analysis.FixtureSamples;
import dev.tunegate.policy.PolicyFixture;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A small sound policy with its samples, as versions hold them. */
public final class Contents {

  private Contents() {}

  /** The policy by which 500 examples are enough. */
  public static Content sound() {
    return Content.of(PolicyFixture.sound().bytes(), FixtureSamples.sound());
  }

  /** The same, sound too, by which so many examples are enough; at most 500. */
  public static Content enough(int examples) {
    PolicyFixture policy =
        PolicyFixture.sound().replace("thresholds.yaml", "value: 500", "value: " + examples);
    Map<String, byte[]> samples = FixtureSamples.sound();
    String few = new String(samples.get("NOT_YET/few.json"), StandardCharsets.UTF_8);
    samples.put(
        "NOT_YET/few.json",
        few.replace("499", String.valueOf(examples - 1)).getBytes(StandardCharsets.UTF_8));
    return Content.of(policy.bytes(), samples);
  }

  /** The same rules, and samples that say otherwise: the full check refuses it. */
  public static Content unsound() {
    return Content.of(
        PolicyFixture.sound().replace("thresholds.yaml", "value: 500", "value: 400").bytes(),
        FixtureSamples.sound());
  }

  /** A policy with an error that the quick check finds. */
  public static Content broken() {
    return Content.of(
        PolicyFixture.sound().conditions("eval( true )").bytes(), FixtureSamples.sound());
  }
}
