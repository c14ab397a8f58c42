package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Checkpoints in the format that other tools read. */
class CheckpointTest {

  /** The example of the specification. */
  private static final String PUBLISHED =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      """;

  @Test
  void theExampleOfTheSpecificationIsReadAndWrittenAgain() {
    SignedNote note = SignedNote.parse(PUBLISHED);
    Checkpoint checkpoint = Checkpoint.of(note);
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20852163);
    assertThat(checkpoint.root().base64())
        .isEqualTo("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
    assertThat(checkpoint.extensions()).isEmpty();
    assertThat(checkpoint.text()).isEqualTo(note.text());
    assertThat(note).hasToString(PUBLISHED);
  }

  @Test
  void aCheckpointIsReadBackAsItWasSigned() {
    SigningKey key = SigningKey.generate("example.org/log");
    var checkpoint =
        new Checkpoint("example.org/log", 7, Hashing.EMPTY, List.of("one more line", "and one"));
    SignedNote note = SignedNote.parse(checkpoint.sign(List.of(key)).toString());
    assertThat(Checkpoint.of(note)).isEqualTo(checkpoint);
    assertThat(note.isSignedBy(key.verifier())).isTrue();
    assertThat(note.isSignedBy(SigningKey.generate("example.org/log").verifier())).isFalse();
  }

  @Test
  void twoKeysSignWhereOneFollowsTheOther() {
    SigningKey old = SigningKey.generate("example.org/log");
    SigningKey next = SigningKey.generate("example.org/log");
    SignedNote note = new Checkpoint("example.org/log", 7, Hashing.EMPTY).sign(List.of(old, next));
    assertThat(note.isSignedBy(old.verifier())).isTrue();
    assertThat(note.isSignedBy(next.verifier())).isTrue();
  }

  @Test
  void whatIsNoCheckpointIsRefused() {
    String root = Hashing.EMPTY.base64();
    for (String text :
        List.of(
            "\n",
            "origin\n",
            "origin\n7\n",
            "\n7\n" + root + "\n",
            "origin\n07\n" + root + "\n",
            "origin\n-7\n" + root + "\n",
            "origin\n+7\n" + root + "\n",
            "origin\n7.0\n" + root + "\n",
            "origin\n9223372036854775808\n" + root + "\n",
            "origin\n7\n" + root.substring(4) + "\n",
            "origin\n7\n" + root + root + "\n",
            "origin\n7\n" + root.replace("FU=", "FV=") + "\n",
            "origin\n7\n" + root + "\n\nafter a blank line\n")) {
      var note = SignedNote.sign(text, List.of(SigningKey.generate("origin")));
      assertThatThrownBy(() -> Checkpoint.of(note))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
