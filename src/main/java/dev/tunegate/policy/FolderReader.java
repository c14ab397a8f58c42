package dev.tunegate.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads the files of a rules folder, and never anything outside it. */
final class FolderReader {

  private static final int DEEPEST = 8;

  private FolderReader() {}

  static Map<String, byte[]> read(Path folder, Predicate<String> passedOver) {
    if (!Files.isDirectory(folder)) {
      throw new PolicyException(
          Place.of(folder.toString()),
          Files.exists(folder) ? "this is no folder" : "there is no such folder",
          "Name a rules folder with --rules, or run where ./rules is.");
    }
    Visitor visitor;
    try {
      // The folder itself may be a link: whoever named it meant what it points to.
      visitor = new Visitor(folder.toRealPath(), passedOver);
      Files.walkFileTree(visitor.folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, visitor);
    } catch (IOException | UncheckedIOException failure) {
      throw new PolicyException(
          Place.of(folder.toString()),
          "the folder cannot be read",
          "Check its permissions and try again.");
    }
    if (visitor.problems.hasErrors()) {
      throw new PolicyException(visitor.problems.sorted());
    }
    if (visitor.files.isEmpty()) {
      throw new PolicyException(
          Place.of(folder.toString()),
          "the folder is empty",
          "Point to a rules folder that holds policy.yaml and its rules.");
    }
    return visitor.files;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final Predicate<String> passedOver;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Diagnostics problems = new Diagnostics();
    private long total;

    Visitor(Path folder, Predicate<String> passedOver) {
      this.folder = folder;
      this.passedOver = passedOver;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = pathOf(file);
      if (passedOver.test(String.valueOf(file.getFileName()))) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isSymbolicLink() || Files.isSymbolicLink(file)) {
        problems.error(
            Place.of(path), "this is a symbolic link", "Put the file itself into the folder.");
      } else if (attributes.isDirectory()) {
        problems.error(
            Place.of(path),
            "folders are nested more than " + (DEEPEST - 1) + " deep",
            "Use fewer levels of folders.");
      } else if (!attributes.isRegularFile()) {
        problems.error(Place.of(path), "this is no ordinary file", "Remove it.");
      } else if (attributes.size() > PolicySource.LARGEST_FILE) {
        problems.error(
            Place.of(path),
            "the file has "
                + attributes.size()
                + " bytes; at most "
                + PolicySource.LARGEST_FILE
                + " are read",
            "Split it into files of one idea each.");
      } else {
        read(file, path);
      }
      boolean enough =
          files.size() > PolicySource.MOST_FILES || total > PolicySource.LARGEST_POLICY;
      return enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    /** Names joined by slashes, whatever the platform separates them by. */
    private String pathOf(Path file) {
      List<String> names = new ArrayList<>();
      folder.relativize(file).forEach(name -> names.add(name.toString()));
      return String.join("/", names);
    }

    private void read(Path file, String path) throws IOException {
      if (!Files.isReadable(file)) {
        problems.error(Place.of(path), "the file cannot be read", "Check its permissions.");
        return;
      }
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        // The file may have grown since it was measured.
        byte[] bytes = in.readNBytes(PolicySource.LARGEST_FILE + 1);
        total += bytes.length;
        files.put(path, bytes);
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      problems.error(
          Place.of(file.equals(folder) ? folder.toString() : pathOf(file)),
          "this cannot be read",
          "Check its permissions.");
      return FileVisitResult.CONTINUE;
    }
  }
}
