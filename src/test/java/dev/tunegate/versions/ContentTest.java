package dev.tunegate.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.analysis.FixtureSamples;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.policy.PolicyFixture;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a version may hold, and how it is identified. */
class ContentTest {

  @Test
  void lineEndsAndByteOrderMarksDoNotMakeAnotherVersion() {
    Map<String, byte[]> rules = new HashMap<>();
    PolicyFixture.sound()
        .files()
        .forEach((path, text) -> rules.put(path, bytes("\ufeff" + text.replace("\n", "\r\n"))));
    Map<String, byte[]> samples = new HashMap<>();
    FixtureSamples.sound()
        .forEach(
            (path, text) ->
                samples.put(
                    path, bytes(new String(text, StandardCharsets.UTF_8).replace("\n", "\r\n"))));
    Content content = Content.of(rules, samples);
    assertThat(content).isEqualTo(Contents.sound());
    assertThat(content.digest()).isEqualTo(Contents.sound().digest());
  }

  @Test
  void theDigestIsWhatSha256sumPrints() {
    assertThat(Contents.sound().lines()).startsWith(Digest.of(firstSample()));
    assertThat(Contents.sound().digest()).matches("sha256:[0-9a-f]{64}");
    assertThat(Contents.enough(400).digest()).isNotEqualTo(Contents.sound().digest());
  }

  private static String firstSample() {
    return Contents.sound().files().values().iterator().next();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.drl",
        "/etc/absolute.drl",
        "a/../../b.drl",
        "a//b.drl",
        "./a.drl",
        "a\\..\\b.drl",
        "a/\u202edrl.exe.drl",
        "a\u0000.drl",
        "a\nb.drl",
        "a/b/c/d/e/f/g/h/i.drl",
        "a\ud800.drl",
        " /b.drl"
      })
  void namesThatLeadElsewhereAreRefused(String name) {
    assertThatThrownBy(() -> Content.of(Map.of(name, new byte[0]), Map.of()))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("this is no name of a file in a version");
    assertThatThrownBy(() -> Content.of(PolicyFixture.sound().bytes(), Map.of(name, new byte[0])))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("this is no name of a file in a version");
  }

  @Test
  void whatIsTooLargeTooManyOrNoTextIsRefused() {
    Map<String, byte[]> rules = PolicyFixture.sound().bytes();
    assertThatThrownBy(() -> Content.of(rules, Map.of("PROMPT/x.json", new byte[2 << 20])))
        .hasMessageContaining("at most 1048576 are kept");
    Map<String, byte[]> many = new HashMap<>();
    for (int i = 0; i < 5_001; i++) {
      many.put("PROMPT/" + i + ".json", new byte[0]);
    }
    assertThatThrownBy(() -> Content.of(rules, many)).hasMessageContaining("at most 5000");
    many.clear();
    for (int i = 0; i < 9; i++) {
      many.put("PROMPT/" + i + ".json", new byte[1 << 20]);
    }
    assertThatThrownBy(() -> Content.of(rules, many)).hasMessageContaining("at most 8388608");
    assertThatThrownBy(
            () -> Content.of(rules, Map.of("PROMPT/x.json", new byte[] {(byte) 0xC3, 0x28})))
        .hasMessageContaining("the file is not UTF-8 text");
    assertThatThrownBy(() -> Content.of(Map.of("x.drl", new byte[] {(byte) 0xC3, 0x28}), Map.of()))
        .hasMessageContaining("the file is not UTF-8 text");
    assertThatThrownBy(() -> Content.of(Map.of("x.jar", new byte[0]), Map.of()))
        .hasMessageContaining("of a kind that a policy does not have");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
