package dev.tunegate.desk;

import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.analysis.Samples;
import dev.tunegate.policy.PolicySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A policy and where it was found. */
public final class PolicyLocation {

  private static final String RULES = "rules";
  private static final String SAMPLES = "facts-samples";

  private final String description;
  private final @Nullable Path folder;
  private final PolicySource source;
  private final Supplier<SampleFiles> reading;
  private @Nullable SampleFiles sampleFiles;
  private @Nullable Samples samples;

  private PolicyLocation(
      String description,
      @Nullable Path folder,
      PolicySource source,
      Supplier<SampleFiles> reading) {
    this.description = description;
    this.folder = folder;
    this.source = source;
    this.reading = reading;
  }

  /** A policy that was found elsewhere. */
  public PolicyLocation(String description, PolicySource source, SampleFiles samples) {
    this(description, null, source, () -> samples);
  }

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
          : new PolicyLocation(
              shipped.description, null, shipped.source, () -> SampleFiles.read(samples));
    }
    Path folder = named == null ? here : named;
    PolicySource source = PolicySource.read(folder);
    Path beside = samplesBeside(folder);
    Path chosen = samples != null ? samples : beside;
    boolean any = samples != null || Files.isDirectory(beside);
    return new PolicyLocation(
        "the folder " + folder,
        folder,
        source,
        () -> any ? SampleFiles.read(chosen) : SampleFiles.none());
  }

  /**
   * A folder in which somebody is at work: files that editors keep beside those they have open are
   * passed over.
   *
   * @throws dev.tunegate.policy.PolicyException if the policy cannot be read
   */
  public static PolicyLocation atWork(Path folder) {
    Path beside = samplesBeside(folder);
    return new PolicyLocation(
        "the folder " + folder,
        folder,
        PolicySource.read(folder, PolicyLocation::isOfAnEditor),
        () -> Files.isDirectory(beside) ? atWorkSamples(beside) : SampleFiles.none());
  }

  private static SampleFiles atWorkSamples(Path folder) {
    SampleFiles found = SampleFiles.read(folder);
    Map<String, byte[]> files = new TreeMap<>(found.files());
    files.keySet().removeIf(path -> isOfAnEditor(path.substring(path.lastIndexOf('/') + 1)));
    return new SampleFiles(files, found.problems());
  }

  private static boolean isOfAnEditor(String name) {
    return name.startsWith(".") || name.startsWith("#") || name.endsWith("~");
  }

  /** Where the samples of a rules folder are, if it has any. */
  static Path samplesBeside(Path rules) {
    return rules.toAbsolutePath().normalize().resolveSibling(SAMPLES);
  }

  /** The policy that the jar carries. */
  public static PolicyLocation shipped() {
    return new PolicyLocation(
        "the policy shipped with Tunegate",
        null,
        PolicySource.of(ShippedFiles.below(RULES)),
        () -> new SampleFiles(ShippedFiles.below(SAMPLES), List.of()));
  }

  /** For people, such as {@code the folder rules}. */
  public String description() {
    return description;
  }

  /** For everyone who can reach a service: as {@link #description}, without where a folder is. */
  String publicDescription() {
    return folder == null ? description : "the folder " + nameOf(folder);
  }

  /** The name of a folder, without where it is. */
  static String nameOf(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  /** The policy. */
  public PolicySource source() {
    return source;
  }

  /** Its samples, read when they are first asked for: to decide a case takes none of them. */
  public synchronized Samples samples() {
    if (samples == null) {
      samples = Samples.of(sampleFiles());
    }
    return samples;
  }

  /** The files of its samples. */
  public synchronized SampleFiles sampleFiles() {
    if (sampleFiles == null) {
      sampleFiles = reading.get();
    }
    return sampleFiles;
  }
}
