package dev.tunegate.policy;

import static dev.tunegate.policy.Escapes.assertRefused;
import static dev.tunegate.policy.PolicyFixture.ADDED;
import static dev.tunegate.policy.PolicyFixture.IMPORTS;
import static dev.tunegate.policy.PolicyFixture.ruleText;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that try to reach Java or to leave the dialect are refused wherever they try. */
class EscapeTest {

  private static final String SOUND = "Task( scope == Scope.NARROW )";
  private static final String CONCLUDE = "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );";
  private static final String METADATA = "@source( L1 ) @because( \"It is so\" )";

  @TempDir Path folder;

  @Test
  void withoutAnEscapeTheTemplatesAreAccepted() {
    assertThat(PolicyFixture.sound().rule("Escape", SOUND, CONCLUDE).errors()).isEmpty();
    assertThat(file(rule(METADATA, "")).errors()).isEmpty();
  }

  static List<String> consequences() {
    return List.of(
        "System.exit( 1 );",
        Escapes.JAVA + ";",
        "java.nio.file.Files.createFile( java.nio.file.Path.of( \"MARKER\" ) );",
        "Runtime.getRuntime().exec( \"touch MARKER\" );",
        "insert( new java.lang.ProcessBuilder( \"touch\", \"MARKER\" ).start() );",
        "insert( new java.io.File( \"MARKER\" ).createNewFile() );",
        "insert( new ProcessBuilder( \"touch\", \"MARKER\" ) );",
        "insert( new String( \"a\" ) );",
        "insert( \"a\" );",
        "insert( $gap );",
        "insert( new Gap( " + Escapes.JAVA + " ) );",
        "insert( new Gap( \"TOO_FEW\" + \"_EXAMPLES\" ) );",
        "insert( new Gap( String.valueOf( 1 ) ) );",
        "insert( new Gap( System.getProperty( \"user.home\" ) ) );",
        "insert( new Gap( \"TOO_FEW_EXAMPLES\".trim() ) );",
        "insert( new Gap( \"TOO_FEW_EXAMPLES\" ).getClass() );",
        "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) { { " + Escapes.JAVA + "; } } );",
        "insert( new Gap[]{} );",
        "insert( new Gap( \"TOO_FEW_EXAMPLES\" ), true );",
        "insert( ( Gap ) null );",
        "insert( new Gap( null ) );",
        "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) ) " + Escapes.JAVA + ";",
        CONCLUDE + " System.exit( 1 );",
        CONCLUDE + " " + Escapes.JAVA + ";",
        CONCLUDE + ";",
        "{ " + CONCLUDE + " }",
        "if ( true ) { " + CONCLUDE + " }",
        "for ( ; ; ) { }",
        "while ( true ) { }",
        "Gap g = new Gap( \"TOO_FEW_EXAMPLES\" );",
        "var x = 1;",
        "with ( $task ) { scope = null };",
        "drools.getKnowledgeRuntime().halt();",
        "drools.halt();",
        "drools.getWorkingMemory().dispose();",
        "kcontext.getKieRuntime().getKieBase();",
        "kcontext.getKnowledgeRuntime().delete( null );",
        "channels[ \"out\" ].send( 1 );",
        "entryPoints[ \"other\" ].insert( 1 );",
        "modify( $task ) { setScope( null ) };",
        "update( $task );",
        "delete( $task );",
        "retract( $task );",
        "insertLogical( new Gap( \"TOO_FEW_EXAMPLES\" ) );",
        "insertAsync( new Gap( \"TOO_FEW_EXAMPLES\" ) );",
        "bolster( new Gap( \"TOO_FEW_EXAMPLES\" ) );",
        "this.getClass();",
        "import java.io.File;",
        "/* end */ System.exit( 1 );",
        "// end\n System.exit( 1 );",
        "insert( new Gap( \"end\" ) ); System.exit( 1 );",
        "insert( new Gap( \"a \\\" ) ); " + Escapes.JAVA.replace('"', '\'') + " //\" ) );",
        "insert( new Gap( \"a\\u0022 ) ); System.exit( 1 ); //\" ) );",
        "insert( new Gap( \\u0022TOO_FEW_EXAMPLES\\u0022 ) );",
        "\\u0053ystem.exit( 1 );",
        "insert( new Question( \"attributes.a\\\" ) ); System.exit( 1 ); //\" ) ); delete( 1 );",
        "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );\nend\nSystem.exit( 1 );",
        "insert( new Gap( \"@{System.exit(1)}\" ) );",
        "insert( new Gap( $unbound ) );",
        "insert( new Task( ) );",
        "insert( new Unstated( \"data.verified\" ) );",
        "insert( new Attribute( \"a\", \"b\", null, null ) );",
        "insert( new Threshold( \"a\", 0 ) );",
        "insert( new Check( 1 + 1, Answer.YES ) );",
        "insert( new Check( 1, Answer.valueOf( \"YES\" ) ) );",
        "insert( new dev.tunegate.verdict.Gap( \"TOO_FEW_EXAMPLES\" ) );",
        "then[ other ] " + CONCLUDE,
        "end then[ other ] " + Escapes.JAVA + ";");
  }

  @ParameterizedTest
  @MethodSource("consequences")
  void inConsequences(String consequence) {
    PolicyChecker.Result result =
        PolicyFixture.sound().rule("Escape", SOUND, arm(consequence)).check();
    String rule =
        result.diagnostics().stream().anyMatch(d -> d.rule().equals("Escape")) ? "Escape" : "";

    // What follows the end of a rule belongs to no rule.
    assertThat(rule).isEqualTo(afterTheEnd(consequence) ? "" : "Escape");
    refused(PolicyFixture.sound().rule("Escape", SOUND, arm(consequence)), rule);
  }

  private static boolean afterTheEnd(String consequence) {
    return consequence.contains("\nend\n");
  }

  static List<String> attributes() {
    return List.of(
        "salience 10",
        "salience ( System.exit( 1 ) )",
        "salience ( " + Escapes.JAVA + " ? 1 : 2 )",
        "enabled ( " + Escapes.JAVA + " )",
        "enabled false",
        "timer ( int: 1s 1s )",
        "timer ( expr: System.exit( 1 ) )",
        "timer ( cron: * * * * * ? )",
        "duration 100",
        "calendars \"weekday\"",
        "date-effective \"01-Jan-2026\"",
        "date-expires \"01-Jan-2026\"",
        "dialect \"java\"",
        "dialect \"mvel\"",
        "agenda-group \"first\"",
        "auto-focus true",
        "activation-group \"one\"",
        "ruleflow-group \"flow\"",
        "no-loop",
        "no-loop true",
        "lock-on-active true",
        "extends \"Too few examples\"",
        "attributes salience 1",
        "@unknown( L1 )",
        "@Direct",
        "@Eager( true )",
        "@All( )",
        "@role( event )",
        "@source( " + Escapes.JAVA + " )",
        "@source( L1, System.exit( 1 ) )",
        "@source( \"L1\" )",
        "@source( )",
        "@source",
        "@source( L1 + L2 )",
        "@because( System.exit( 1 ) )",
        "@because( \"a\" + \"b\" )",
        "@because( \"a\", \"b\" )",
        "@because( text = \"a\" )",
        "@because( \"{" + "System.exit(1)" + "}\" )",
        "@because( \"{a.b}\" )",
        "@because( \"a\" ) @because( \"b\" )");
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void inAttributesAndMetadata(String attribute) {
    boolean own = attribute.startsWith("@because");
    String metadata = own ? "@source( L1 )" : METADATA;
    refused(file(rule(metadata, arm(attribute))), "Escape");
    if (!own && attribute.startsWith("@")) {
      refused(file(rule(arm(attribute), METADATA)), "Escape");
    }
  }

  static Stream<String> fileLevel() {
    return Stream.of(
        "function boolean f( ) { " + Escapes.JAVA + "; return true; }",
        "import function java.lang.System.exit",
        "import static java.lang.System.exit",
        "import accumulate java.lang.Runtime run",
        "import acc java.lang.Runtime run",
        "import java.lang.ProcessBuilder",
        "import java.util.*",
        "import dev.tunegate.facts.Task",
        "import dev.tunegate.policy.*",
        "import dev.tunegate.facts.*.Inner",
        "import org.drools.core.common.*;",
        "query \"all\" Gap( ) end",
        "query all( String a ) Gap( a; ) end",
        "global java.util.List list",
        "declare Thing name : String end",
        "declare Thing extends java.lang.Thread end",
        "declare trait Thing end",
        "declare enum Colour RED( " + Escapes.JAVA + " ); x : boolean end",
        "declare window Last Gap( ) over window:length( 5 ) end",
        "declare entry-point other end",
        "declare @role( event ) Thing end",
        "declare dev.tunegate.verdict.Gap @role( event ) end",
        "package tunegate",
        "package tunegate;",
        "unit MyUnit",
        "dialect \"java\"",
        "salience 5",
        "no-loop true",
        "expander language.dsl",
        "template header\nfrom\nto",
        "rule Unquoted when Gap( ) then end",
        "rule 'Single' when Gap( ) then end",
        "when Gap( ) then System.exit( 1 ); end",
        "System.exit( 1 );",
        "{ " + Escapes.JAVA + "; }",
        "<?xml version=\"1.0\"?>",
        "\u2028rule x");
  }

  @ParameterizedTest
  @MethodSource("fileLevel")
  void atFileLevel(String statement) {
    refused(
        PolicyFixture.sound()
            .with(ADDED, IMPORTS + arm(statement) + "\n" + ruleText("Escape", SOUND, CONCLUDE)),
        "");
    refused(
        PolicyFixture.sound()
            .with(ADDED, IMPORTS + ruleText("Escape", SOUND, CONCLUDE) + arm(statement) + "\n"),
        "");
  }

  private static String rule(String beforeWhen, String more) {
    return "rule \"Escape\"\n    %s\n    %s\nwhen\n    %s\nthen\n    %s\nend\n"
        .formatted(beforeWhen, more, SOUND, CONCLUDE);
  }

  private static PolicyFixture file(String rule) {
    return PolicyFixture.sound().with(ADDED, IMPORTS + rule);
  }

  private String arm(String payload) {
    return Escapes.arm(payload, folder);
  }

  private void refused(PolicyFixture policy, String rule) {
    assertRefused(policy, ADDED, rule, folder);
  }
}
