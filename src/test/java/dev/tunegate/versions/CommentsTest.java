package dev.tunegate.versions;

import static dev.tunegate.versions.House.ADA;
import static dev.tunegate.versions.House.BO;
import static dev.tunegate.versions.House.NOON;
import static dev.tunegate.versions.VersionsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.store.Actor;
import dev.tunegate.store.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Comments on versions, on both databases. */
class CommentsTest {

  private static final String FILE = "rules/thresholds.yaml";

  @ParameterizedTest
  @EnumSource
  void aConversationIsKeptAsItWasSaid(Databases vendor) {
    try (var house = new House(vendor)) {
      var comments = new Comments(house.versions);
      int number = house.draft(Contents.enough(400), ADA).number();
      long id = comments.write(number, FILE, 2, " Why?\r\nSay. ", new Actor("Bo", "ci"));
      comments.write(number, "", 0, "On the whole: fine", ADA);
      comments.answer(number, id, "Because", ADA);
      comments.resolve(number, id, true, BO);
      assertThat(comments.of(number)).hasSize(2);
      Comment first = comments.of(number).get(0);
      assertThat(first.first()).isEqualTo(new Comment.Words("Bo", "ci", NOON, "Why?\nSay."));
      assertThat(first.replies()).extracting(Comment.Words::text).containsExactly("Because");
      assertThat(first.settled()).isEqualTo(new Comment.Settled("Bo", NOON));
      assertThat(first.line()).isEqualTo(2);
      assertThat(comments.of(number).get(1).onLine()).isFalse();
      comments.resolve(number, id, false, ADA);
      try (var restarted = house.again()) {
        assertThat(new Comments(restarted.versions).of(number).get(0).settled()).isNull();
      }
      assertThat(comments.of(1)).isEmpty();
      assertThat(house.versions.steps(number))
          .extracting(Step::kind)
          .containsExactly(Step.Kind.DRAFTED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoLineOfTheVersionIsRefused(Databases vendor) {
    try (var house = new House(vendor)) {
      var comments = new Comments(house.versions);
      assertThat(refused(() -> comments.write(1, "rules/gone.drl", 1, "x", BO)))
          .hasMessageContaining("Version 1 has no file rules/gone.drl");
      assertThat(refused(() -> comments.write(1, FILE, 0, "x", BO)))
          .hasMessageContaining("Line 0 is none of");
      assertThat(refused(() -> comments.write(9, "", 0, "x", BO)).kind())
          .isEqualTo(RefusedException.Kind.NO_VERSION);
      assertThat(refused(() -> comments.answer(1, 77, "x", BO)))
          .hasMessageContaining("no such comment on version 1");
      assertThat(comments.of(1)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aVersionHasNoEndlessConversation(Databases vendor) {
    try (var house = new House(vendor)) {
      var comments = new Comments(house.versions);
      long id = comments.write(1, "", 0, "The first", BO);
      house.database.inTransaction(
          () -> {
            for (int i = 1; i < 500; i++) {
              comments.answer(1, id, "And " + i, ADA);
            }
          });
      assertThat(refused(() -> comments.write(1, "", 0, "One more", BO)))
          .hasMessageContaining("Version 1 has 500 comments");
    }
  }
}
