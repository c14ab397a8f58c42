package dev.tunegate.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar as users run it, each time in a process and a working folder of its own. */
final class PackagedJar {

  private static final long LONGEST_SECONDS = 180;

  /** What a run does is the same by any compiler; a short one ends twice as soon by this. */
  private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** What a run left behind. */
  record Run(int code, String out, String err) {}

  private final Path folder;
  private final List<String> options = new ArrayList<>();

  /**
   * @param folder the working folder
   */
  PackagedJar(Path folder, String... javaOptions) {
    this.folder = folder;
    options.addAll(QUICK);
    options.addAll(List.of(javaOptions));
  }

  Run run(String... arguments) {
    return run(new byte[0], Map.of(), arguments);
  }

  Run run(byte[] input, Map<String, String> environment, String... arguments) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      Process process =
          start(environment, arguments)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input);
      }
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("No end after " + LONGEST_SECONDS + " s");
      }
      return new Run(process.exitValue(), text(out), text(err));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  ProcessBuilder start(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-jar");
    command.add(Path.of("target", "tunegate.jar").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
