package dev.tunegate.policy;

import static dev.tunegate.policy.Escapes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The registers are data: no tag makes an object, no anchor expands, no text computes. */
class EscapeYamlTest {

  @TempDir Path folder;

  static List<String> documents() {
    return List.of(
        "!!javax.script.ScriptEngineManager [ !!java.net.URLClassLoader [[ !!java.net.URL"
            + " [\"http://127.0.0.1:1/\"] ]] ]",
        "a: !!java.io.File [ \"MARKER\" ]",
        "a: !!java.lang.ProcessBuilder [ [ touch, MARKER ] ]",
        "a: !<tag:yaml.org,2002:java.io.File> MARKER",
        "%TAG ! tag:yaml.org,2002:java.\n---\na: !io.File [ MARKER ]",
        "%TAG !j! tag:example.org,2000:\n---\na: 1",
        "a: !!binary aGVsbG8=",
        "a: !!set { b, c }",
        "a: !!str text",
        "a: !local text",
        "!!map { a: 1 }",
        "!!com.sun.rowset.JdbcRowSetImpl { dataSourceName: \"ldap://127.0.0.1/\", autoCommit: true }",
        "a: &anchor 1",
        "a: &anchor [ *anchor ]",
        "a: *missing",
        "&root a: 1",
        "base: &base { value: 1 }\na:\n  <<: *base",
        "a: [ &x [ 1, 2 ], *x, *x ]",
        "a: 1\n---\nb: 2",
        "a: 1\n...\n---\nb: 2",
        "? [ a, b ]\n: 1",
        "? { a: b }\n: 1",
        "- a\n- b",
        "just text",
        "42",
        "a: [ 1, 2",
        "a: { b: 1",
        "a: \"never closed",
        "\ta: 1",
        "a: b: c",
        "@a: 1",
        "`a`: 1",
        "a: 1\na: 2");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void documents(String text) {
    Set<String> files = new TreeSet<>(FileKind.REGISTERS);
    files.add(FileKind.ATTRIBUTES);
    for (String file : files) {
      PolicyFixture policy = PolicyFixture.sound().with(file, Escapes.arm(text, folder) + "\n");
      assertRefused(policy, file, "", folder);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "five",
        "NaN",
        ".nan",
        ".inf",
        "-.inf",
        "Infinity",
        "-1",
        "+1",
        "1e3",
        "1e999999999",
        "1e-999999999",
        "0x10",
        "0b1",
        "0o7",
        "1_000",
        "\"1,000\"",
        "1.23456",
        "12345678901234",
        "1.",
        ".5",
        "1 + 1",
        "60:30",
        "\"System.exit(1)\"",
        "\"new java.math.BigDecimal(1)\"",
        "\"5 ) eval( true\"",
        "\"5B || true\"",
        "٣",
        "true",
        "null",
        "~",
        "\"\"",
        "[ 1 ]",
        "{ a: 1 }",
        "2026-01-01"
      })
  void thresholdsThatAreNoNumbers(String value) {
    PolicyFixture policy =
        PolicyFixture.sound().replace("thresholds.yaml", "value: 2.5", "value: " + value);

    assertRefused(policy, "thresholds.yaml", "", folder);
    assertThat(policy.errors())
        .anySatisfy(error -> assertThat(error.toString()).contains("most failures", "value"));
  }
}
