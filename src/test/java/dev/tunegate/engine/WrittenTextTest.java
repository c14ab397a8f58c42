package dev.tunegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.policy.PolicyFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that the dialect allows reach Drools as texts, whatever they look like. */
class WrittenTextTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\" ) ); new java.io.File( \"MARKER\" ).createNewFile(); //",
        "a\" ) || new java.io.File( \"MARKER\" ).createNewFile() || Attribute( text == \"",
        "a\\",
        "a\\\" ) ); new java.io.File( 'MARKER' ).createNewFile(); //",
        "a\\u0022 ) ); new java.io.File( 'MARKER' ).createNewFile(); //",
        "end\" end",
        "\" ) then end rule \"b\" when Task( scope == \"",
        "@{new java.io.File('MARKER').createNewFile()}",
        "${new java.io.File('MARKER').createNewFile()}",
        "#{1+1}",
        "a /* b */ // c",
        "a /* b",
        "\"naïve 雪 🙂",
        "' ) ); 'b",
        "drools.halt();",
        "%s %n",
        "{ [ (",
        "\t",
        ";"
      })
  void inAComparison(String text) {
    Path marker = folder.resolve("java-ran");
    String armed = text.replace("MARKER", marker.toString());
    String quoted = '"' + armed.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    String conditions =
        "Attribute( name == \"free\", text == %s, text not in ( \"x\", \"y\" ) )"
            + " exists Attribute( name == \"free\", text in ( \"x\", %s ) )";
    var engine =
        new DecisionEngine(
            PolicyFixture.sound()
                .declare("free: text")
                .rule(
                    "Sees it",
                    conditions.formatted(quoted, quoted),
                    "insert( new Veto( \"TOO_BROAD\" ) );")
                .policy());

    assertThat(engine.decide(facts(armed)).vetoes()).hasSize(1);
    assertThat(engine.decide(facts(armed + " ")).vetoes()).isEmpty();
    assertThat(marker).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"region", "a-b_c", "end", "rule", "null"})
  void asThePathOfAnAttributeInAConclusion(String name) {
    var engine =
        new DecisionEngine(
            PolicyFixture.sound()
                .declare(name + ": text")
                .rule(
                    "Clash",
                    "Task( scope == null )",
                    "insert( new Contradiction( \"attributes." + name + "\", \"task.kind\" ) );")
                .policy());

    assertThat(engine.decide(new CaseBuilder("Empty").build()).contradictions())
        .singleElement()
        .satisfies(
            clash -> assertThat(clash.paths()).containsExactly("attributes." + name, "task.kind"));
  }

  private static Case facts(String text) {
    return new CaseBuilder("Text").attribute(Attribute.of("free", text)).build();
  }
}
