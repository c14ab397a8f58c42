package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rules folder is read whole or not at all, and nothing outside it is. */
@Timeout(30)
class FolderReaderTest {

  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void soundPolicy() throws IOException {
    folder = parent.resolve("rules");
    for (Map.Entry<String, byte[]> file : PolicyFixture.sound().bytes().entrySet()) {
      write(file.getKey(), file.getValue());
    }
  }

  @Test
  void aSoundFolderIsRead() {
    assertThat(PolicySource.read(folder).files()).isEqualTo(PolicyFixture.sound().source().files());
    assertThat(Policy.load(folder).model().rules()).hasSize(9);
  }

  @Test
  void aFolderThatIsMissingOrIsNoneIsNamed() {
    assertThat(refused(parent.resolve("nowhere")))
        .satisfies(
            error -> {
              assertThat(error.place().file()).endsWith("nowhere");
              assertThat(error.problem()).isEqualTo("there is no such folder");
              assertThat(error.advice()).contains("--rules");
            });
    assertThat(refused(folder.resolve("policy.yaml")).problem()).isEqualTo("this is no folder");
  }

  @Test
  void anEmptyFolderIsRefused() throws IOException {
    Path empty = Files.createDirectories(parent.resolve("empty/also/empty"));

    assertThat(refused(empty).problem()).isEqualTo("the folder is empty");
    assertThat(refused(parent.resolve("empty")).problem()).isEqualTo("the folder is empty");
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "root may read everything");
    assumeTrue(folder.resolve("codes.yaml").toFile().setReadable(false), "permissions are kept");

    assertThat(refused(folder).problem()).isEqualTo("the file cannot be read");
    assertThat(refused(folder).place().file()).isEqualTo("rules/codes.yaml");
  }

  @Test
  void linksInsideTheFolderAreNotFollowed() throws IOException {
    Path secret = Files.writeString(parent.resolve("secret.drl"), "secret");
    Files.createSymbolicLink(folder.resolve("link.drl"), secret);
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.createSymbolicLink(folder.resolve("gone.drl"), parent.resolve("gone"));

    assertThat(allRefused(folder))
        .extracting(error -> error.place().file() + ": " + error.problem())
        .containsExactlyInAnyOrder(
            "rules/gone.drl: this is a symbolic link",
            "rules/link.drl: this is a symbolic link",
            "rules/loop: this is a symbolic link");
  }

  @Test
  void theFolderItselfMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(parent.resolve("current"), folder);

    assertThat(PolicySource.read(link)).isEqualTo(PolicySource.read(folder));
  }

  @Test
  void aFileOfThirtyMegabytesIsRefusedUnread() throws IOException {
    try (var file = new RandomAccessFile(folder.resolve("large.drl").toFile(), "rw")) {
      file.setLength(30L << 20);
    }

    assertThat(refused(folder))
        .extracting(error -> error.place().file(), Diagnostic::problem)
        .containsExactly(
            "rules/large.drl", "the file has 31457280 bytes; at most 1048576 are read");
  }

  @Test
  void aFolderOfManyLargeFilesIsRefused() throws IOException {
    for (int i = 0; i < 12; i++) {
      write("large/" + i + ".drl", " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(refused(folder).problem()).contains("bytes; at most 8388608 are read");
  }

  @Test
  void tooManyFilesAreRefused() throws IOException {
    for (int i = 0; i < PolicySource.MOST_FILES + 5; i++) {
      write("many/" + i + ".drl", new byte[0]);
    }

    assertThat(refused(folder).problem()).contains("files; at most 1000 are read");
  }

  @Test
  void deepFoldersAreRefused() throws IOException {
    write("a/b/c/d/e/f/g/ok.drl", new byte[0]);
    assertThat(PolicySource.read(folder).files()).containsKey("a/b/c/d/e/f/g/ok.drl");

    write("a/b/c/d/e/f/g/h/deep.drl", new byte[0]);
    assertThat(refused(folder))
        .extracting(error -> error.place().file(), Diagnostic::problem)
        .containsExactly("rules/a/b/c/d/e/f/g/h", "folders are nested more than 7 deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes.txt",
        "rules.DRL",
        "a.drl~",
        ".hidden",
        ".git/config",
        "sub/policy.yaml",
        "policy.yml",
        "a.csv",
        "a.xls",
        "a.dsl",
        "a.drl.bak",
        "kmodule.xml",
        "A.class",
        "evil.jar",
        "a.rdrl"
      })
  void unknownKindsOfFileAreRefused(String path) throws IOException {
    write(path, new byte[] {1});

    assertThat(refused(folder))
        .satisfies(
            error -> {
              assertThat(error.place().file()).isEqualTo("rules/" + path);
              assertThat(error.problem()).contains("a kind that a policy does not have");
              assertThat(error.advice()).contains("*.drl.csv");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1"})
  void otherEncodingsAreRefused(String encoding) throws IOException {
    write("added.drl", "// naïve\n".getBytes(Charset.forName(encoding)));

    assertThat(refused(folder).place().file()).isEqualTo("rules/added.drl");
    assertThat(refused(folder).problem()).containsAnyOf("is not UTF-8 text", "invisible character");
  }

  @Test
  void brokenUtf8IsRefused() throws IOException {
    for (int[] bytes :
        List.of(
            new int[] {0xC0, 0xAF},
            new int[] {0xED, 0xA0, 0x80},
            new int[] {0xF5, 0x80, 0x80, 0x80},
            new int[] {0xE2, 0x82},
            new int[] {0xFF})) {
      byte[] text = new byte[bytes.length];
      for (int i = 0; i < text.length; i++) {
        text[i] = (byte) bytes[i];
      }
      write("added.drl", text);
      assertThat(refused(folder).problem()).isEqualTo("the file is not UTF-8 text");
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x0000, 0x0007, 0x001B, 0x007F, 0x0085, 0x00AD, 0x061C, 0x180E, 0x200B, 0x200D, 0x200E,
        0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xFFF9, 0xE0001,
        0xE0041, '\r'
      })
  void charactersThatAreNotSeenAreRefused(int character) throws IOException {
    String hidden = new String(Character.toChars(character));
    write("added.drl", ("// one\n// t" + hidden + "wo\n").getBytes(StandardCharsets.UTF_8));

    assertThat(refused(folder).toString())
        .startsWith("rules/added.drl:2:5: error: an invisible character")
        .contains("U+%04X".formatted(character))
        .doesNotContain(hidden.equals("\n") ? "\u0000" : hidden);
  }

  private Diagnostic refused(Path path) {
    List<Diagnostic> errors = allRefused(path);
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).advice()).isNotBlank();
    return errors.get(0);
  }

  private static List<Diagnostic> allRefused(Path path) {
    var refused = catchThrowableOfType(PolicyException.class, () -> PolicySource.read(path));
    assertThat(refused).as("refusal of %s", path).isNotNull();
    return refused.diagnostics();
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
