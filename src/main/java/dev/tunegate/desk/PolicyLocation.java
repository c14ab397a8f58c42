package dev.tunegate.desk;

import dev.tunegate.analysis.Samples;
import dev.tunegate.policy.PolicySource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A policy and where it was found.
 *
 * @param description for people, such as {@code the folder rules}
 * @param samples its samples; none where there is no folder of them
 */
public record PolicyLocation(String description, PolicySource source, Samples samples) {

  private static final String RULES = "rules";
  private static final String SAMPLES = "facts-samples";

  /**
   * The folder that was named, else {@code ./rules}, else the policy that the jar carries.
   *
   * @param named the folder that was named, or null
   * @param samples the folder of samples that was named, or null for the one beside the rules
   * @throws dev.tunegate.policy.PolicyException if the policy cannot be read
   */
  public static PolicyLocation find(@Nullable Path named, @Nullable Path samples) {
    Path here = Path.of(RULES);
    if (named == null && !Files.isDirectory(here)) {
      PolicyLocation shipped = shipped();
      return samples == null
          ? shipped
          : new PolicyLocation(shipped.description, shipped.source, Samples.read(samples));
    }
    Path folder = named == null ? here : named;
    PolicySource source = PolicySource.read(folder);
    Path beside = folder.toAbsolutePath().normalize().resolveSibling(SAMPLES);
    Samples found =
        samples != null
            ? Samples.read(samples)
            : Files.isDirectory(beside) ? Samples.read(beside) : Samples.none();
    return new PolicyLocation("the folder " + folder, source, found);
  }

  /** The policy that the jar carries. */
  public static PolicyLocation shipped() {
    return new PolicyLocation(
        "the policy shipped with Tunegate",
        PolicySource.of(ShippedFiles.below(RULES)),
        Samples.of(ShippedFiles.below(SAMPLES)));
  }
}
