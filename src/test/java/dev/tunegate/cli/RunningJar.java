package dev.tunegate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged jar, serving in a process of its own. */
final class RunningJar implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("Ready at (http://127\\.0\\.0\\.1:\\d+)/");
  private static final int MOST_WAITS = 2_400;

  private final Process process;
  private final URI address;
  private final Path err;

  /**
   * Starts it on a free port, and waits until it is ready.
   *
   * @param folder the working folder
   */
  RunningJar(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("serve", "--port", "0"));
    command.addAll(List.of(arguments));
    try {
      err = Files.createTempFile(folder, "serve", ".txt");
      process =
          new PackagedJar(folder)
              .start(Map.of(), command.toArray(String[]::new))
              .redirectErrorStream(true)
              .redirectOutput(err.toFile())
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    address = ready();
  }

  private URI ready() {
    for (int i = 0; i < MOST_WAITS && process.isAlive(); i++) {
      Matcher ready = READY.matcher(said());
      if (ready.find()) {
        return URI.create(ready.group(1));
      }
      sleep(25);
    }
    process.destroyForcibly();
    throw new AssertionError("It does not serve: " + said());
  }

  static void sleep(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** What it printed so far. */
  String said() {
    try {
      return Files.readString(err);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String address() {
    return address.toString();
  }

  ServiceClient as(String who) {
    return new ServiceClient(address, who);
  }

  /** Ends it as a power cut would: nothing of it runs on. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
