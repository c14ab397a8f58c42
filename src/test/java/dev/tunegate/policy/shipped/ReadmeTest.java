package dev.tunegate.policy.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README tells to write is what the tests run. */
class ReadmeTest {

  @Test
  void showsTheFilesThatAddAFact() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(ResidencyPolicy.added())
        .containsKeys("rules/attributes.yaml", "rules/objections/residency.drl", "statement.yaml");
    ResidencyPolicy.added()
        .forEach(
            (path, text) -> {
              if (!path.startsWith("facts-samples/")) {
                assertThat(readme).as(path).contains(text);
              }
            });
  }
}
