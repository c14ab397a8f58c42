package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fingerprint is what anybody can compute with sha256sum. */
class FingerprintTest {

  @TempDir Path folder;

  @Test
  void equalsWhatSha256sumPrints() throws Exception {
    assumeTrue(exists("/usr/bin/sha256sum", "/bin/sha256sum"), "sha256sum is not there");
    Map<String, byte[]> files = PolicyFixture.sound().with("b c/ü.drl", "").bytes();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }

    String printed =
        run(
            "find . -type f | sed 's|^./||' | LC_ALL=C sort | tr '\\n' '\\0' | xargs -0 sha256sum"
                + " | sha256sum");

    assertThat(PolicySource.of(files).fingerprint())
        .isEqualTo("sha256:" + printed.substring(0, 64))
        .isEqualTo(PolicySource.read(folder).fingerprint());
  }

  @Test
  void isTheSameOnEveryMachine() {
    assertThat(fingerprint(Map.of("a.drl", "x\n", "b/c.drl", ""))).isEqualTo("sha256:" + KNOWN);
  }

  /** By {@code printf 'x\n' > a.drl}, {@code touch b/c.drl} and sha256sum as above. */
  private static final String KNOWN =
      "56ad1044d6b54ec0474939e828953e491c3a50e417b4203aceddba9ee7e43337";

  @Test
  void lineEndsAndByteOrderMarksChangeNothing() {
    assertThat(fingerprint(Map.of("a.drl", "\uFEFFx\r\ny\r\n")))
        .isEqualTo(fingerprint(Map.of("a.drl", "x\ny\n")));
    assertThat(PolicySource.of(Map.of("a.drl", bytes("\uFEFFx\r\ny"))).files())
        .containsEntry("a.drl", "x\ny");
  }

  @Test
  void theOrderOfFilesChangesNothing() {
    Map<String, String> one = new LinkedHashMap<>();
    List.of("b.drl", "a.drl", "a/b.drl", "a-b.drl", "é.drl", "z.drl").forEach(p -> one.put(p, p));
    Map<String, String> other = new LinkedHashMap<>();
    List.of("z.drl", "é.drl", "a-b.drl", "a/b.drl", "a.drl", "b.drl").forEach(p -> other.put(p, p));

    assertThat(fingerprint(one)).isEqualTo(fingerprint(other));
    assertThat(PolicySource.of(encode(one)).files().keySet())
        .containsExactly("a-b.drl", "a.drl", "a/b.drl", "b.drl", "z.drl", "é.drl");
  }

  @Test
  void pathsAreSortedByTheirBytesNotByTheirCharacters() {
    // U+FF5E is three bytes and U+1F642 four, but as Java characters the latter comes first.
    assertThat(
            PolicySource.of(encode(Map.of("\uFF5E.drl", "", "\uD83D\uDE42.drl", "")))
                .files()
                .keySet())
        .containsExactly("\uFF5E.drl", "\uD83D\uDE42.drl");
  }

  @Test
  void everyChangeOfTextOrPathChangesIt() {
    String before = fingerprint(Map.of("a.drl", "x\n", "b.drl", "y\n"));

    assertThat(
            List.of(
                fingerprint(Map.of("a.drl", "x", "b.drl", "y\n")),
                fingerprint(Map.of("a.drl", "y\n", "b.drl", "x\n")),
                fingerprint(Map.of("a.drl", "x\n", "c.drl", "y\n")),
                fingerprint(Map.of("a.drl", "x\n")),
                fingerprint(Map.of("a.drl", "x\n", "b.drl", "y\n", "c.drl", ""))))
        .doesNotContain(before)
        .doesNotHaveDuplicates();
  }

  @Test
  void noNameOfAFileCanForgeALine() {
    for (String path :
        List.of("a.drl\nb.drl", "a\rb.drl", "a\\b.drl", "a\u202Eb.drl", "\u200B.drl")) {
      assertThatThrownBy(() -> PolicySource.of(encode(Map.of(path, ""))))
          .isInstanceOf(PolicyException.class)
          .hasMessageContaining("the name of the file holds")
          .hasMessageNotContaining("\r");
    }
  }

  private static String fingerprint(Map<String, String> files) {
    return PolicySource.of(encode(files)).fingerprint();
  }

  private static Map<String, byte[]> encode(Map<String, String> files) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((path, text) -> bytes.put(path, bytes(text)));
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean exists(String... paths) {
    return List.of(paths).stream().anyMatch(path -> Files.isExecutable(Path.of(path)));
  }

  private String run(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed;
  }
}
