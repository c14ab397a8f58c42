package dev.tunegate.versions;

import static dev.tunegate.versions.House.ADA;
import static dev.tunegate.versions.House.BO;
import static dev.tunegate.versions.VersionsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.policy.PolicyException;
import dev.tunegate.store.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes that are being written, on both databases. */
class WorkingCopiesTest {

  private static final String THRESHOLDS = "rules/thresholds.yaml";

  private static String thresholds() {
    return Contents.enough(400).files().get(THRESHOLDS);
  }

  @ParameterizedTest
  @EnumSource
  void aCopyIsWrittenKeptAndBecomesADraft(Databases vendor) {
    try (var house = new House(vendor)) {
      var copies = new WorkingCopies(house.versions);
      WorkingCopy copy = copies.begin(1, ADA);
      assertThat(copies.changes(copy)).isEmpty();
      assertThat(copies.file(copy, THRESHOLDS).revision()).isZero();
      Saving saved = copies.write(copy, THRESHOLDS, 0, thresholds().replace("\n", "\r\n"));
      assertThat(saved).isInstanceOf(Saving.Saved.class);
      assertThat(saved.file().revision()).isEqualTo(1);
      copies.write(copy, "rules/new.drl", 0, "// Anything\n");
      copies.write(copy, "facts-samples/NOT_YET/few.json", 0, null);
      copies.describe(copy, "Fewer will do");

      try (var again = house.again()) {
        var later = new WorkingCopies(again.versions);
        WorkingCopy found = later.get(copy.id(), ADA);
        assertThat(found.message()).isEqualTo("Fewer will do");
        assertThat(later.texts(found).get(THRESHOLDS)).isEqualTo(thresholds());
        assertThat(later.changes(found))
            .extracting(FileChange::toString)
            .containsExactly(
                new FileChange("facts-samples/NOT_YET/few.json", FileChange.Kind.REMOVED)
                    .toString(),
                new FileChange("rules/new.drl", FileChange.Kind.ADDED).toString(),
                new FileChange(THRESHOLDS, FileChange.Kind.CHANGED).toString());
      }
      copies.write(copy, "rules/new.drl", 1, null);
      Version draft = copies.saveAsDraft(copy, "Fewer will do", ADA);
      assertThat(draft.state()).isEqualTo(State.DRAFT);
      assertThat(draft.parent()).isEqualTo(1);
      assertThat(house.versions.content(draft).files())
          .containsEntry(THRESHOLDS, thresholds())
          .doesNotContainKey("rules/new.drl");
      assertThat(copies.of(ADA)).isEmpty();
      assertThat(refused(() -> copies.write(copy, THRESHOLDS, 1, "late")))
          .hasMessageContaining("meanwhile");
      assertThat(copies.begin(draft.number(), ADA).message()).isEqualTo("Fewer will do");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoHasNotSeenTheLastTextOverwritesNothing(Databases vendor) {
    try (var house = new House(vendor)) {
      var copies = new WorkingCopies(house.versions);
      WorkingCopy copy = copies.begin(1, ADA);
      copies.write(copy, THRESHOLDS, 0, "one");
      for (int read : new int[] {0, 2, 7}) {
        Saving conflict = copies.write(copy, THRESHOLDS, read, "other");
        assertThat(conflict).isEqualTo(new Saving.Conflict(new WorkingFile(THRESHOLDS, "one", 1)));
      }
      assertThat(copies.write(copy, THRESHOLDS, 1, "two"))
          .isEqualTo(new Saving.Saved(new WorkingFile(THRESHOLDS, "two", 2)));
      assertThat(copies.write(copy, THRESHOLDS, 2, null))
          .isEqualTo(new Saving.Saved(new WorkingFile(THRESHOLDS, null, 3)));
      assertThat(copies.write(copy, THRESHOLDS, 2, "two")).isInstanceOf(Saving.Conflict.class);
      assertThat(copies.write(copy, "rules/policy.yaml", 0, "another file"))
          .isInstanceOf(Saving.Saved.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCopyIsItsOwnersAloneUntilItIsShared(Databases vendor) {
    try (var house = new House(vendor)) {
      var copies = new WorkingCopies(house.versions);
      WorkingCopy copy = copies.begin(1, ADA);
      assertThat(refused(() -> copies.get(copy.id(), BO)).kind())
          .isEqualTo(RefusedException.Kind.NO_VERSION);
      assertThat(copies.of(BO)).isEmpty();
      copies.share(copy, true, ADA);
      WorkingCopy shared = copies.get(copy.id(), BO);
      assertThat(copies.of(BO)).containsExactly(shared);
      assertThat(copies.write(shared, THRESHOLDS, 0, thresholds()))
          .isInstanceOf(Saving.Saved.class);
      assertThat(refused(() -> copies.discard(shared, BO)).kind())
          .isEqualTo(RefusedException.Kind.NOT_OWN);
      assertThat(refused(() -> copies.share(shared, false, BO)).kind())
          .isEqualTo(RefusedException.Kind.NOT_OWN);
      Version draft = copies.saveAsDraft(shared, "Bo finished it", BO);
      assertThat(draft.author()).isEqualTo("Bo");
      assertThat(refused(() -> copies.get(copy.id(), ADA)).kind())
          .isEqualTo(RefusedException.Kind.NO_VERSION);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeADraftStaysAsItIs(Databases vendor) {
    try (var house = new House(vendor)) {
      var copies = new WorkingCopies(house.versions);
      WorkingCopy copy = copies.begin(1, ADA);
      assertThat(refused(() -> copies.saveAsDraft(copy, "Nothing", ADA)).kind())
          .isEqualTo(RefusedException.Kind.UNCHANGED);
      copies.write(copy, THRESHOLDS, 0, "a\u202eb: 1");
      assertThatThrownBy(() -> copies.saveAsDraft(copy, "Hidden", ADA))
          .isInstanceOf(PolicyException.class);
      assertThat(copies.texts(copies.get(copy.id(), ADA))).containsEntry(THRESHOLDS, "a\u202eb: 1");
      for (String text : new String[] {"a\u0000b", "\ud800"}) {
        assertThat(refused(() -> copies.write(copy, THRESHOLDS, 1, text)).kind())
            .isEqualTo(RefusedException.Kind.WORDS);
      }
      for (String path : new String[] {"rules/../x.drl", "/etc/passwd", "x.drl", "rules/a\u0000"}) {
        assertThatThrownBy(() -> copies.write(copy, path, 0, "x"))
            .as(path)
            .isInstanceOfAny(RefusedException.class, PolicyException.class);
      }
      copies.discard(copy, ADA);
      assertThat(copies.of(ADA)).isEmpty();
    }
  }
}
