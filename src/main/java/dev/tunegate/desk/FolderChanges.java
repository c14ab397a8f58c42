package dev.tunegate.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells when something was saved in folders. The system's notices make it quick; where there are
 * none (some file systems send none), times and sizes of the files are looked at now and then.
 */
final class FolderChanges implements AutoCloseable {

  /** An editor writes in several moves: so long nothing more must come. Milliseconds. */
  private static final long QUIET = 100;

  /** How often times and sizes are looked at, in milliseconds. */
  private static final long LOOK = 1_000;

  private static final int MOST_FILES = 10_000;

  private final List<Path> folders;
  private final @Nullable WatchService notices;
  private Map<Path, String> known;

  FolderChanges(List<Path> folders) {
    this.folders = folders;
    this.notices = watchService();
    this.known = look();
  }

  private static @Nullable WatchService watchService() {
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException none) {
      return null;
    }
  }

  /** Waits until something has changed and has come to rest; false when closed. */
  boolean await() throws InterruptedException {
    while (true) {
      if (!pause(LOOK)) {
        return false;
      }
      Map<Path, String> now = look();
      if (!now.equals(known)) {
        known = settled(now);
        return true;
      }
    }
  }

  private Map<Path, String> settled(Map<Path, String> first) throws InterruptedException {
    Map<Path, String> before = first;
    while (true) {
      TimeUnit.MILLISECONDS.sleep(QUIET);
      Map<Path, String> now = look();
      if (now.equals(before)) {
        return now;
      }
      before = now;
    }
  }

  /** Waits for a notice, but not longer than this; false when closed. */
  private boolean pause(long milliseconds) throws InterruptedException {
    if (notices == null) {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
      return true;
    }
    try {
      WatchKey key = notices.poll(milliseconds, TimeUnit.MILLISECONDS);
      if (key != null) {
        key.pollEvents();
        key.reset();
      }
      return true;
    } catch (ClosedWatchServiceException closed) {
      return false;
    }
  }

  /** Time and size of every file; new folders are watched from here on. */
  private Map<Path, String> look() {
    Map<Path, String> seen = new HashMap<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try {
          Files.walkFileTree(folder, new Looker(seen));
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }
    }
    return seen;
  }

  private final class Looker extends SimpleFileVisitor<Path> {

    private final Map<Path, String> seen;

    Looker(Map<Path, String> seen) {
      this.seen = seen;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      register(folder);
      seen.put(folder, "");
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      seen.put(file, attributes.lastModifiedTime() + " " + attributes.size());
      return seen.size() > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    private void register(Path folder) {
      if (notices == null) {
        return;
      }
      try {
        folder.register(
            notices,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      } catch (IOException | RuntimeException noNotices) {
        // The system may allow no more of them: then looking has to do.
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      if (notices != null) {
        notices.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
