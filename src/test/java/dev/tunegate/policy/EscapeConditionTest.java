package dev.tunegate.policy;

import static dev.tunegate.policy.Escapes.assertRefused;
import static dev.tunegate.policy.PolicyFixture.ADDED;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions that try to reach Java or to leave the dialect are refused. */
class EscapeConditionTest {

  @TempDir Path folder;

  static List<String> conditions() {
    return List.of(
        "eval( true )",
        "eval( " + Escapes.JAVA + " )",
        "Task( eval( " + Escapes.JAVA + " ) )",
        "Task( " + Escapes.JAVA + " )",
        "Task( scope == Scope.NARROW && " + Escapes.JAVA + " )",
        "Task( kind() == TaskKind.OTHER )",
        "Task( kind.name() == \"OTHER\" )",
        "Task( scope == Scope.valueOf( \"NARROW\" ) )",
        "Task( System.exit( 1 ) == null )",
        "Task( System.getProperty( \"user.home\" ) != null )",
        "Task( Runtime.getRuntime().exec( \"touch MARKER\" ) != null )",
        "Task( java.lang.Runtime.getRuntime().exec( \"touch MARKER\" ) != null )",
        "Task( scope == ( " + Escapes.JAVA + " ) )",
        "Task( styleSamples == new java.math.BigInteger( \"1\" ) )",
        "Task( this#dev.tunegate.facts.Task.scope == Scope.NARROW )",
        "Task( scope#Scope.name == \"NARROW\" )",
        "Task( this == null )",
        "Task( this != $other )",
        "Task( getClass().getClassLoader() != null )",
        "Task( class.classLoader != null )",
        "Task( scope.declaringClass.classLoader != null )",
        "Task( this[ \"scope\" ] != null )",
        "Attribute( text[ 0 ] == \"a\" )",
        "Task( scope!.name == \"NARROW\" )",
        "Attribute( text matches \"(a+)+$\" )",
        "Attribute( text not matches \"(a+)+$\" )",
        "Attribute( text str[startsWith] \"a\" )",
        "Attribute( text soundslike \"marker\" )",
        "Attribute( text contains \"a\" )",
        "Attribute( text memberOf $list )",
        "Attribute( text excludes \"a\" )",
        "Attribute( text myOperator \"a\" )",
        "Attribute( text ## \"a\" )",
        "Attribute( this after $other )",
        "Attribute( this after[ 0, 5m ] $other )",
        "Attribute( this coincides $other )",
        "Attribute( $t := text )",
        "$t := Task( )",
        "Task( $s : scope == Scope.NARROW )",
        "Task( $s : ( styleSamples + 1 ) )",
        "Task( styleSamples + 1 > 0 )",
        "Task( styleSamples > 0 + 1 )",
        "Task( styleSamples > -1 )",
        "Task( styleSamples > 0x10 )",
        "Task( styleSamples > 1_000 )",
        "Task( styleSamples > 1e9 )",
        "Task( styleSamples > 5B )",
        "Task( styleSamples == \"0\" + " + Escapes.JAVA + " )",
        "Task( scope == ( automatedPipeline ? Scope.NARROW : Scope.NARROW ) )",
        "Task( styleSamples = 0 )",
        "Task( scope == null; \"NARROW\" )",
        "Task( scope == Scope.NARROW; )",
        "Task( scope == @Scope.NARROW )",
        "Task( (scope) )",
        "Task( !automatedPipeline )",
        "Task( automatedPipeline )",
        "Task( scope == Scope.NARROW, " + Escapes.JAVA + " )",
        "Task( scope == { \"NARROW\" } )",
        "Task( scope in $list )",
        "Task( scope in ( " + Escapes.JAVA + " ) )",
        "Task( scope in ( Scope.values() ) )",
        "Task( scope == 'NARROW' )",
        "Task( scope == Scope.NARR\\u004FW )",
        "/task[ scope == Scope.NARROW ]",
        "$o : /attributes/text",
        "?askTheSystem( \"a\"; )",
        "askTheSystem( $a; )",
        "?Task( )",
        "Task( ) from entry-point \"other\"",
        "Gap( ) from entry-point other",
        "Gap( ) from collect( Gap( ) )",
        "java.util.List( size > 0 ) from collect( Gap( ) )",
        "Number( intValue > 0 ) from accumulate( Gap( ), count( 1 ) )",
        "accumulate( Gap( $c : code ); $n : count( $c ) )",
        "acc( Gap( ); $n : count( ) )",
        "groupby( Gap( $c : code ); $c; $n : count( ) )",
        "String( ) from " + Escapes.JAVA,
        "Task( ) from new java.util.ArrayList()",
        "Task( ) from $list",
        "forall( Gap( ) Gap( code == \"TOO_FEW_EXAMPLES\" ) )",
        "exists( Gap( ) and Veto( ) )",
        "exists ( Gap( ) Veto( ) )",
        "not( Gap( ) Veto( ) )",
        "not ( Gap( ) and not Veto( ) )",
        "not not Gap( )",
        "exists not Gap( )",
        "exists forall( Gap( ) )",
        "not eval( true )",
        "Gap( ) and Veto( )",
        "Gap( ) or Veto( )",
        "( or Gap( ) Veto( ) )",
        "( Gap( ) || Veto( ) )",
        "Gap( ) && Veto( )",
        "$g : ( Gap( ) or Veto( ) )",
        "Gap( ) over window:time( 5m )",
        "Gap( ) over window:length( 5 )",
        "Gap( ) @watch( code )",
        "Gap( @watch( * ) )",
        "@Propagation( IMMEDIATE ) Gap( )",
        "dev.tunegate.verdict.Gap( )",
        "java.lang.ProcessBuilder( )",
        "Object( )",
        "String( )",
        "ProcessBuilder( )",
        "KieSession( )",
        "Threshold( value > 0 )",
        "Threshold( name == \"most failures\", value > 0 )",
        "Threshold( name == \"most failures\", $n : value.negate() )",
        "exists Threshold( name == \"most failures\", $n : value )",
        "Gap",
        "Gap( code",
        "if ( Gap( ) ) do[ other ]",
        "do[ other ]",
        "break[ other ]",
        "Gap( code == \"TOO_FEW_EXAMPLES\" ) do[ other ]",
        "Gap( code == \"a\" ) end insert( new Veto( \"TOO_BROAD\" ) )",
        "Gap( code == \"a \\\" ) eval( true ) //\" )",
        "Gap( code == \"${MARKER}\" )",
        "Gap( code == \"@{" + Escapes.JAVA.replace('"', '\'') + "}\" )",
        "/* */ eval( " + Escapes.JAVA + " ) /* */",
        "// hidden\n eval( " + Escapes.JAVA + " )",
        "/* never closed",
        "T\u0430sk( )",
        "#Task( )",
        "%Task( )",
        "[when] Task is narrow",
        "> Task is narrow");
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void isRefused(String condition) {
    PolicyFixture policy =
        PolicyFixture.sound()
            .rule(
                "Escape",
                Escapes.arm(condition, folder),
                "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );");

    assertRefused(policy, ADDED, "Escape", folder);
  }
}
