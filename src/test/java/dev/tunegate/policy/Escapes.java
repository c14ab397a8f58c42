package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/**
 * Ways out of the dialect. {@code MARKER} in them stands for a file that Java would create if it
 * ran.
 */
final class Escapes {

  /** Java that leaves a trace. */
  static final String JAVA = "new java.io.File(\"MARKER\").createNewFile()";

  private Escapes() {}

  /** Puts the path of a file in a fresh folder into a payload. */
  static String arm(String payload, Path folder) {
    return payload.replace("MARKER", marker(folder).toString());
  }

  /** Asserts that nothing ran and that a file is refused, each error fit for a policy owner. */
  static void assertRefused(PolicyFixture policy, String file, String rule, Path folder) {
    PolicyChecker.Result result = policy.check();

    assertThat(result.model()).as("the model that would reach Drools").isNull();
    List<Diagnostic> errors = result.diagnostics().stream().filter(Diagnostic::isError).toList();
    assertThat(errors)
        .allSatisfy(
            error -> {
              assertThat(error.problem()).isNotBlank();
              assertThat(error.advice()).isNotBlank();
              assertThat(error.toString()).hasSizeLessThan(2_000);
            })
        .filteredOn(error -> error.place().file().equals("rules/" + file))
        .isNotEmpty()
        .allSatisfy(
            error -> {
              assertThat(error.place().line()).isPositive();
              assertThat(error.place().column() > 0 || !error.place().within().isEmpty())
                  .as("a column, a key or a cell: %s", error)
                  .isTrue();
            })
        .first()
        .extracting(Diagnostic::rule)
        .isEqualTo(rule);
    assertThat(marker(folder)).doesNotExist();
  }

  private static Path marker(Path folder) {
    return folder.resolve("java-ran");
  }
}
