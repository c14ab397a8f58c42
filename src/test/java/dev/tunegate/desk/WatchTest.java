package dev.tunegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.policy.Diagnostic;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose every sound change is in force as soon as it is saved. */
class WatchTest {

  @TempDir Path folder;
  private Path rules;
  private ServiceDesk service;

  @BeforeEach
  void open() {
    rules = folder.resolve("rules");
    save(Contents.sound());
    service = ServiceDesks.open(Databases.SQLITE.fresh(), PolicyLocation.find(rules, null), rules);
  }

  @AfterEach
  void close() {
    service.close();
  }

  private void save(Content content) {
    content.files().forEach(this::save);
  }

  private void save(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      if (!Files.exists(file) || !Files.readString(file).equals(text)) {
        Files.writeString(file, text);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private WatchState state() {
    return Objects.requireNonNull(service.health().watch());
  }

  private String fingerprint() {
    return service.current().now().policy().fingerprint();
  }

  @Test
  void whatIsThereAtTheStartIsVersionOneAndMakesNoOther() {
    assertThat(service.current().now().version()).isEqualTo(1);
    assertThat(state().sound()).isTrue();
    assertThat(state().findings()).isEmpty();
    assertThat(service.life().history()).hasSize(1);
  }

  @Test
  void aSoundChangeIsInForceWithoutASecondPersonAndRecorded() {
    save(Contents.enough(400));
    Waiting.until(() -> fingerprint().equals(Contents.enough(400).rules().fingerprint()));
    Waiting.until(() -> state().findings().isEmpty());
    var version = service.life().history().get(0);
    assertThat(version.author()).isEqualTo("watch");
    assertThat(service.health().well()).isTrue();
  }

  @Test
  void aBrokenChangeLeavesTheLastGoodVersionInForceAndIsTold() {
    String broken = "rules/grounds/broken.drl";
    save(broken, "rule \"half\n");
    Waiting.until(() -> !state().sound());
    assertThat(state().findings()).anyMatch(found -> found.place().file().contains("broken.drl"));
    assertThat(service.health().well()).isFalse();
    assertThat(fingerprint()).isEqualTo(Contents.sound().rules().fingerprint());
    assertThat(service.life().history()).hasSize(1);
    try {
      Files.delete(folder.resolve(broken));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Waiting.until(() -> state().sound());
    assertThat(service.life().history()).hasSize(1);
  }

  @Test
  void samplesThatFailAreToldThoughTheRulesAreInForce() {
    save(Contents.unsound());
    String fingerprint = Contents.unsound().rules().fingerprint();
    Waiting.until(() -> fingerprint().equals(fingerprint) && !state().findings().isEmpty());
    assertThat(state().sound()).isTrue();
    assertThat(state().findings())
        .extracting(Diagnostic::problem)
        .anySatisfy(
            problem -> assertThat(problem).contains("\"few\" does not come out as expected"));
  }

  @Test
  void whatAnEditorKeepsBesideAFileIsPassedOver() {
    for (var left :
        Map.of(
                "rules/.thresholds.yaml.swp",
                "x",
                "rules/#codes.yaml#",
                "x",
                "rules/policy.yaml~",
                "x")
            .entrySet()) {
      save(left.getKey(), left.getValue());
    }
    save(Contents.enough(300));
    Waiting.until(() -> fingerprint().equals(Contents.enough(300).rules().fingerprint()));
    assertThat(state().sound()).isTrue();
  }

  @Test
  void aFolderThatIsGoneIsToldWithoutWhereItWas() throws IOException {
    Files.move(rules, folder.resolve("elsewhere"));
    Waiting.until(() -> !state().sound());
    assertThat(state().findings())
        .singleElement()
        .matches(found -> found.problem().equals("there is no such folder"))
        .matches(found -> !found.toString().contains(folder.toString()));
    assertThat(state().folder()).isEqualTo("rules");
    assertThat(service.life().version(1).message()).endsWith("the folder rules");
    assertThat(fingerprint()).isEqualTo(Contents.sound().rules().fingerprint());
    Files.move(folder.resolve("elsewhere"), rules);
    Waiting.until(() -> state().sound());
  }

  @Test
  void aNewFolderIsNoticedToo() {
    save(
        "rules/more/added.drl",
        Contents.broken().files().get("rules/added/added.drl").replace("eval( true )", "Task()"));
    Waiting.until(
        () -> !fingerprint().equals(Contents.sound().rules().fingerprint()) || !state().sound());
    assertThat(state().sound()).as(state().findings().toString()).isTrue();
  }
}
