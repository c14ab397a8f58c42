package dev.tunegate.desk;

import dev.tunegate.analysis.Samples;
import dev.tunegate.policy.PolicySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A policy and where it was found.
 *
 * @param description for people, such as {@code the folder rules}
 * @param samples its samples; none where there is no folder of them
 */
public record PolicyLocation(String description, PolicySource source, Samples samples) {

  private static final String SHIPPED = "shipped/";
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
        PolicySource.of(resources(RULES)),
        Samples.of(resources(SAMPLES)));
  }

  private static Map<String, byte[]> resources(String folder) {
    Map<String, byte[]> files = new TreeMap<>();
    String root = SHIPPED + folder + "/";
    try {
      for (Resource resource :
          new PathMatchingResourcePatternResolver().getResources("classpath:" + root + "**")) {
        String url =
            java.net.URLDecoder.decode(
                resource.getURL().toString().replace("+", "%2B"),
                java.nio.charset.StandardCharsets.UTF_8);
        String path = url.substring(url.lastIndexOf(root) + root.length());
        if (!path.isEmpty() && !path.endsWith("/") && resource.isReadable()) {
          try (InputStream in = resource.getInputStream()) {
            files.put(path, in.readAllBytes());
          }
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("The shipped policy cannot be read from the jar", failure);
    }
    return files;
  }
}
