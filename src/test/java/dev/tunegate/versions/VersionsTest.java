package dev.tunegate.versions;

import static dev.tunegate.versions.House.ADA;
import static dev.tunegate.versions.House.BO;
import static dev.tunegate.versions.House.CY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.policy.Diagnostic;
import dev.tunegate.store.Databases;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a version up to its approval, on both databases. */
class VersionsTest {

  static RefusedException refused(ThrowingCallable step) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, step);
    assertThat(refused).as("The step was taken").isNotNull();
    return refused;
  }

  @ParameterizedTest
  @EnumSource
  void theFirstVersionIsInForceAndStaysSo(Databases vendor) {
    try (var house = new House(vendor)) {
      Version first = house.versions.get(1);
      assertThat(first.state()).isEqualTo(State.ACTIVE);
      assertThat(first.author()).isEqualTo("tunegate");
      assertThat(first.created()).isEqualTo(House.NOON);
      assertThat(first.parent()).isNull();
      assertThat(first.fingerprint()).isEqualTo(Contents.sound().rules().fingerprint());
      assertThat(house.versions.content(first)).isEqualTo(Contents.sound());
      assertThat(house.versions.steps(1))
          .extracting(Step::kind)
          .containsExactly(Step.Kind.DRAFTED, Step.Kind.ACTIVATED);
      try (var again = house.again()) {
        assertThat(again.activations.first(Contents.enough(400), "Another").number()).isEqualTo(1);
        assertThat(again.versions.newestFirst()).containsExactly(first);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aVersionGoesFromDraftToForceWithEveryStepRecorded(Databases vendor) {
    try (var house = new House(vendor)) {
      Version draft = house.versions.draft(null, "  Fewer will do \n", Contents.enough(400), ADA);
      assertThat(draft.number()).isEqualTo(2);
      assertThat(draft.parent()).isEqualTo(1);
      assertThat(draft.message()).isEqualTo("Fewer will do");
      assertThat(house.versions.lastCheck(2)).get().matches(check -> !check.full());
      CheckResult check = house.versions.check(2);
      assertThat(house.versions.lastCheck(2)).contains(check);
      assertThat(house.reviews.propose(2, check, ADA).state()).isEqualTo(State.PROPOSED);
      assertThat(house.reviews.approve(2, "Agreed", BO).state()).isEqualTo(State.APPROVED);
      InForce inForce = house.activations.activate(2, ADA);
      assertThat(house.versions.inForce()).contains(inForce);
      assertThat(house.versions.get(2).state()).isEqualTo(State.ACTIVE);
      assertThat(house.versions.get(1).state()).isEqualTo(State.SUPERSEDED);
      assertThat(house.versions.steps(2))
          .extracting(step -> step.kind() + " " + step.by() + ": " + step.reason())
          .containsExactly(
              "DRAFTED Ada: Fewer will do",
              "PROPOSED Ada: ",
              "APPROVED Bo: Agreed",
              "ACTIVATED Ada: ");
      assertThat(house.versions.steps(1)).extracting(Step::kind).endsWith(Step.Kind.SUPERSEDED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyApprovesOrRejectsTheirOwnWork(Databases vendor) {
    try (var house = new House(vendor)) {
      int number = house.proposed(Contents.enough(400), ADA).number();
      for (ThrowingCallable step :
          new ThrowingCallable[] {
            () -> house.reviews.approve(number, "", ADA),
            () -> house.reviews.reject(number, "No", ADA)
          }) {
        assertThat(refused(step).kind()).isEqualTo(RefusedException.Kind.SELF);
      }
      assertThat(house.versions.get(number).state()).isEqualTo(State.PROPOSED);
      assertThat(house.versions.steps(number)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverRebasesOrEditsTheWorkOfAnotherLetsNeitherOfThemApprove(Databases vendor) {
    try (var house = new House(vendor)) {
      int ofAda = house.draft(Contents.enough(400), ADA).number();
      int ofBo = house.versions.draft(ofAda, "More", Contents.enough(300), BO).number();
      assertThat(house.versions.get(ofBo).parent()).isEqualTo(1);
      assertThat(house.versions.get(ofBo).origin()).isEqualTo(ofAda);
      house.reviews.propose(ofBo, house.versions.check(ofBo), BO);
      assertThat(refused(() -> house.reviews.approve(ofBo, "", ADA)).kind())
          .isEqualTo(RefusedException.Kind.SELF);
      assertThat(refused(() -> house.reviews.approve(ofBo, "", BO)).kind())
          .isEqualTo(RefusedException.Kind.SELF);
      assertThat(house.reviews.approve(ofBo, "", CY).state()).isEqualTo(State.APPROVED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRejectionNeedsAReasonAndEndsTheVersion(Databases vendor) {
    try (var house = new House(vendor)) {
      int number = house.proposed(Contents.enough(400), ADA).number();
      assertThat(refused(() -> house.reviews.reject(number, "  ", BO)).kind())
          .isEqualTo(RefusedException.Kind.WORDS);
      assertThat(house.reviews.reject(number, "Too few", BO).state()).isEqualTo(State.REJECTED);
      assertThat(refused(() -> house.reviews.approve(number, "", CY)))
          .hasMessage("Version 2 is rejected; only one that is proposed can be approved.");
      assertThat(refused(() -> house.activations.activate(number, BO)).kind())
          .isEqualTo(RefusedException.Kind.WRONG_STATE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsAuthorWithdrawsAVersionThatWasNeverInForce(Databases vendor) {
    try (var house = new House(vendor)) {
      int approved = house.approved(Contents.enough(300), ADA, BO).number();
      int proposed = house.proposed(Contents.enough(350), ADA).number();
      int draft = house.draft(Contents.enough(400), ADA).number();
      for (int number : new int[] {draft, proposed, approved}) {
        assertThat(refused(() -> house.reviews.withdraw(number, "Mine", BO, false)))
            .hasMessage(
                "Version "
                    + number
                    + " is the work of Ada: only Ada or an administrator can withdraw it.")
            .returns(RefusedException.Kind.NOT_OWN, RefusedException::kind);
        assertThat(refused(() -> house.reviews.withdraw(number, " ", ADA, false)).kind())
            .isEqualTo(RefusedException.Kind.WORDS);
        assertThat(house.reviews.withdraw(number, "Not now", ADA, false).state())
            .isEqualTo(State.WITHDRAWN);
        Step last = house.versions.steps(number).get(house.versions.steps(number).size() - 1);
        assertThat(last.kind() + " " + last.by() + ": " + last.reason())
            .isEqualTo("WITHDRAWN Ada: Not now");
        assertThat(last.at()).isEqualTo(House.NOON);
        assertThat(refused(() -> house.reviews.withdraw(number, "Again", ADA, false)))
            .hasMessageContaining("is withdrawn; only a draft, or what is proposed or approved");
      }
      assertThat(refused(() -> house.reviews.approve(proposed, "", BO)).kind())
          .isEqualTo(RefusedException.Kind.WRONG_STATE);
      assertThat(refused(() -> house.activations.activate(approved, BO)).kind())
          .isEqualTo(RefusedException.Kind.WRONG_STATE);
      assertThat(house.versions.newestFirst()).hasSize(4);
      assertThat(refused(() -> house.reviews.withdraw(1, "x", ADA, true)).kind())
          .isEqualTo(RefusedException.Kind.WRONG_STATE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAdministratorWithdrawsTheWorkOfAnother(Databases vendor) {
    try (var house = new House(vendor)) {
      int number = house.proposed(Contents.enough(400), ADA).number();
      house.reviews.withdraw(number, "Ada has left", CY, true);
      assertThat(house.versions.get(number).state()).isEqualTo(State.WITHDRAWN);
      assertThat(house.versions.steps(number)).extracting(Step::by).endsWith("Cy");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangeThatIsInForceAlreadyIsToldAndNotRebased(Databases vendor) {
    try (var house = new House(vendor)) {
      int late = house.draft(Contents.enough(400), ADA).number();
      int now =
          house.active(Contents.enough(400).with("rules/policy.yaml", titled("A title as well")));
      Divergence apart = house.versions.divergence(house.versions.get(late));
      assertThat(apart).isNotNull().matches(Divergence::contained);
      CheckResult check = house.versions.check(late);
      assertThat(refused(() -> house.reviews.propose(late, check, ADA)))
          .hasMessageContaining("All that it changes is in force already: withdraw it");
      assertThat(refused(() -> house.versions.rebase(late, ADA)))
          .hasMessage(
              "All that version 2 changes is in force already, by version "
                  + now
                  + ": nothing is left to rebase. Withdraw version 2.");
      house.reviews.withdraw(late, "It is in force", ADA, false);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotSoundIsNotProposed(Databases vendor) {
    try (var house = new House(vendor)) {
      for (Content content : new Content[] {Contents.unsound(), Contents.broken()}) {
        int number = house.draft(content, ADA).number();
        CheckResult check = house.versions.check(number);
        RefusedException refused = refused(() -> house.reviews.propose(number, check, ADA));
        assertThat(refused.kind()).isEqualTo(RefusedException.Kind.UNSOUND);
        assertThat(refused.diagnostics()).isNotEmpty().anyMatch(Diagnostic::isError);
        assertThat(house.versions.get(number).state()).isEqualTo(State.DRAFT);
        assertThat(house.versions.steps(number)).hasSize(1);
        assertThat(house.versions.lastCheck(number)).contains(check);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQuickCheckIsNotEnoughToPropose(Databases vendor) {
    try (var house = new House(vendor)) {
      int number = house.draft(Contents.unsound(), ADA).number();
      CheckResult quick = house.versions.lastCheck(number).orElseThrow();
      assertThat(quick.passed()).isTrue();
      assertThat(refused(() -> house.reviews.propose(number, quick, ADA)).kind())
          .isEqualTo(RefusedException.Kind.UNSOUND);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOutdatedVersionIsToldWithWhatBothSidesChanged(Databases vendor) {
    try (var house = new House(vendor)) {
      int late =
          house.draft(Contents.sound().with("rules/policy.yaml", titled("Late")), ADA).number();
      int proposed = house.proposed(Contents.enough(300), ADA).number();
      int approved = house.approved(Contents.enough(200), ADA, BO).number();
      int now = house.active(Contents.enough(400));
      CheckResult check = house.versions.check(late);
      for (ThrowingCallable step :
          new ThrowingCallable[] {
            () -> house.reviews.propose(late, check, ADA),
            () -> house.reviews.approve(proposed, "", BO),
            () -> house.activations.activate(approved, BO)
          }) {
        RefusedException refused = refused(step);
        assertThat(refused.kind()).isEqualTo(RefusedException.Kind.OUTDATED);
        assertThat(refused).hasMessageContaining("version " + now + " is in force now");
      }
      Divergence apart = refused(() -> house.reviews.propose(late, check, ADA)).divergence();
      assertThat(apart)
          .isEqualTo(
              new Divergence(
                  1,
                  now,
                  java.util.List.of(new FileChange("rules/policy.yaml", FileChange.Kind.CHANGED)),
                  java.util.List.of(
                      new FileChange("facts-samples/NOT_YET/few.json", FileChange.Kind.CHANGED),
                      new FileChange("rules/thresholds.yaml", FileChange.Kind.CHANGED)),
                  false));
      assertThat(house.versions.inForce()).get().extracting(InForce::number).isEqualTo(now);
    }
  }

  static String titled(String title) {
    String text = Contents.sound().files().get("rules/policy.yaml");
    return text.replaceFirst("(?m)^title: .*$", "title: \"" + title + "\"");
  }

  @ParameterizedTest
  @EnumSource
  void aRebaseKeepsWhatBothSidesChangedAndOverwritesNothing(Databases vendor) {
    try (var house = new House(vendor)) {
      int late =
          house.draft(Contents.sound().with("rules/policy.yaml", titled("Late")), ADA).number();
      int now = house.active(Contents.enough(400));
      Version rebased = house.versions.rebase(late, BO);
      assertThat(rebased.parent()).isEqualTo(now);
      assertThat(rebased.origin()).isEqualTo(late);
      assertThat(rebased.state()).isEqualTo(State.DRAFT);
      assertThat(house.versions.content(rebased))
          .isEqualTo(Contents.enough(400).with("rules/policy.yaml", titled("Late")));
      assertThat(house.versions.divergence(rebased)).isNull();
      assertThat(house.versions.get(late).state()).isEqualTo(State.DRAFT);
      assertThat(refused(() -> house.versions.rebase(rebased.number(), BO)))
          .hasMessageContaining("builds on the version in force already");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConflictIsNamedAndLeftToPeople(Databases vendor) {
    try (var house = new House(vendor)) {
      int late = house.draft(Contents.enough(300), ADA).number();
      int now = house.active(Contents.enough(400));
      RefusedException refused = refused(() -> house.versions.rebase(late, ADA));
      assertThat(refused.kind()).isEqualTo(RefusedException.Kind.CONFLICT);
      assertThat(refused.conflicts())
          .containsExactly("facts-samples/NOT_YET/few.json", "rules/thresholds.yaml");
      assertThat(refused).hasMessageContaining("both changed").hasMessageContaining("by hand");
      assertThat(house.versions.newestFirst()).hasSize(now);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDraftWithoutAChangeOrAMessageIsRefused(Databases vendor) {
    try (var house = new House(vendor)) {
      assertThat(refused(() -> house.draft(Contents.sound(), ADA)).kind())
          .isEqualTo(RefusedException.Kind.UNCHANGED);
      assertThat(refused(() -> house.versions.draft(null, " ", Contents.enough(400), ADA)).kind())
          .isEqualTo(RefusedException.Kind.WORDS);
      assertThat(refused(() -> house.versions.draft(9, "x", Contents.enough(400), ADA)).kind())
          .isEqualTo(RefusedException.Kind.NO_VERSION);
      assertThat(house.versions.newestFirst()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void versionsThatDifferInSamplesShareAFingerprintAndNotADigest(Databases vendor) {
    try (var house = new House(vendor)) {
      Content content =
          Contents.sound().with("facts-samples/PROMPT/empty.json", "{\"title\":\"u\"}");
      Version draft = house.draft(content, ADA);
      Version first = house.versions.get(1);
      assertThat(draft.fingerprint()).isEqualTo(first.fingerprint());
      assertThat(draft.content()).isNotEqualTo(first.content());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatSomethingElseChangedInTheDatabaseIsNotTakenForAVersion(Databases vendor) {
    try (var house = new House(vendor)) {
      Version first = house.versions.get(1);
      house
          .database
          .sql()
          .sql("update policy_content set lines = replace(lines, 'policy.yaml', 'other.drl')")
          .update();
      assertThatThrownBy(() -> house.versions.content(first))
          .hasMessageContaining("does not hold the policy " + first.content());
    }
  }
}
