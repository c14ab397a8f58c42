package dev.tunegate.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.util.FileSystemUtils;

/** Folders of tests that share a database or log with later ones: gone when the process ends. */
public final class TemporaryFolders {

  private static final Queue<Path> MADE = new ConcurrentLinkedQueue<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> MADE.forEach(TemporaryFolders::delete)));
  }

  private TemporaryFolders() {}

  /** A new, empty folder. */
  public static Path fresh() {
    try {
      Path folder = Files.createTempDirectory("tunegate");
      MADE.add(folder);
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException left) {
      System.err.println("Left behind: " + folder + " (" + left + ")");
    }
  }
}
