package dev.tunegate.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that the program carries. Read without Spring, whose scan of the class path would cost
 * a command more time than all else that it reads.
 */
final class ShippedFiles {

  private ShippedFiles() {}

  /** The files below a folder, by their path in it; none where there is no such folder. */
  static Map<String, byte[]> below(String folder) {
    Map<String, byte[]> files = new TreeMap<>();
    @Nullable URL root = ShippedFiles.class.getResource("/shipped/" + folder + "/");
    try {
      if (root != null && root.openConnection() instanceof JarURLConnection jar) {
        fromJar(jar, files);
      } else if (root != null) {
        fromFolder(Path.of(URI.create(root.toString())), files);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("What the program carries cannot be read", failure);
    }
    return files;
  }

  private static void fromFolder(Path folder, Map<String, byte[]> files) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }

  private static void fromJar(JarURLConnection connection, Map<String, byte[]> files)
      throws IOException {
    String folder = connection.getEntryName();
    JarFile jar = connection.getJarFile();
    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
        try (var in = jar.getInputStream(entry)) {
          files.put(entry.getName().substring(folder.length()), in.readAllBytes());
        }
      }
    }
  }
}
