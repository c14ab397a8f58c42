package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.policy.shipped.ResidencyPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.internal.io.ResourceFactory;

/** Rule files are valid DRL as they stand, so that any Drools user can read and run them. */
class RawRulesTest {

  static Stream<String> ruleFiles() {
    return Stream.of(ResidencyPolicy.location().source().files(), everything().files())
        .flatMap(files -> files.entrySet().stream())
        .filter(file -> FileKind.isRules(file.getKey()))
        .map(Map.Entry::getValue);
  }

  private static PolicyFixture everything() {
    return PolicyFixture.sound()
        .rules(
            PolicyFixture.ruleText(
                "Everything the dialect has",
                """
                Threshold( name == "most failures", $most : value )
                Task( kind not in ( TaskKind.OTHER, TaskKind.ASSISTANT ), kind != null,
                      ( style == Style.NONE || automatedPipeline == true ) && scope != null );
                Baseline( $f : failurePercent, failurePercent > $most || latencyMs == 0 )
                Data( labeledExamples > 0, verified == null )
                Attribute( name == "region", text in ( "EU", "a \\"quoted\\" one" ), $region : text )
                Unstated( $path : path )
                exists Finding( code in ( "A", "B" ) )
                not Attribute( name == "region", flag == true )
                not Contradiction( path == $path )
                """,
                """
                insert( new Question( $path ) );
                insert( new Check( 3, Answer.NOT_APPLICABLE ) );
                insert( new Reading( "rows", Side.NOT_STATED ) );
                """));
  }

  @ParameterizedTest
  @MethodSource("ruleFiles")
  void droolsParsesThem(String text) throws Exception {
    var parser = new DrlParser(LanguageLevelOption.DRL10);

    PackageDescr file = parser.parse(false, text);

    assertThat(parser.getErrors()).isEmpty();
    assertThat(file.getRules())
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.getAnnotationNames()).contains("source", "because"));
    assertThat(file.getRules()).hasSize(text.split("\nend").length - 1);
  }

  @ParameterizedTest
  @MethodSource("ruleFiles")
  void droolsCompilesThem(String text) {
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();

    builder.add(
        ResourceFactory.newByteArrayResource(text.getBytes(StandardCharsets.UTF_8)),
        ResourceType.DRL);

    assertThat(builder.getErrors()).isEmpty();
  }
}
