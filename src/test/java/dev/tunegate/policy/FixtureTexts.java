package dev.tunegate.policy;

/** The files of the small policy. */
final class FixtureTexts {

  private FixtureTexts() {}

  static final String POLICY =
      """
      name: small
      title: "A small policy"
      owner: "The owner"
      review: 2027-01-01
      article: { title: "The article", publisher: "The publisher", date: 2026-01-01 }
      """;

  static final String STATEMENTS =
      """
      L1: { section: "One", says: "Formats can be a ground." }
      L2: { section: "One", says: "Examples are needed." }
      L3: { section: "Two", says: "Something a rule cannot say.", out-of-scope: "It is advice." }
      """;

  static final String THRESHOLDS =
      """
      least examples: { value: 500, unit: examples, source: [ L2 ], since: 2026-01-01 }
      most failures: { value: 2.5, unit: "%", source: [ L1 ], since: 2026-01-01 }
      """;

  static final String CODES =
      """
      Ground:
        FORMAT: { label: "the format" }
      Gap:
        TOO_FEW_EXAMPLES: { label: "too few examples" }
        EXAMPLES_UNKNOWN: { label: "nobody counted the examples" }
        SCOPE_UNKNOWN: { label: "the scope is not stated" }
      Veto:
        TOO_BROAD: { label: "the task is too broad" }
      Verdict:
        FINE_TUNE: { label: "tune" }
        PROMPT: { label: "prompt" }
        NOT_YET: { label: "not yet" }
      """;

  static final String GROUND =
      """
      rule "The format breaks too often"
          @source( L1 )
          @because( "{failed} % of outputs break the format; at most {allowed} % may" )
      when
          Task( outputFormat == OutputFormat.STRICT )
          Baseline( $failed : failurePercent, $allowed : acceptableFailurePercent,
                    failurePercent > acceptableFailurePercent )
      then
          insert( new Ground( "FORMAT" ) );
      end
      """;

  static final String HOMEWORK =
      """
      rule "Too few examples"
          @source( L2 )
          @because( "There are {have} examples; {least} are needed" )
      when
          Threshold( name == "least examples", $least : value )
          Data( $have : labeledExamples, labeledExamples < $least )
      then
          insert( new Gap( "TOO_FEW_EXAMPLES" ) );
      end

      rule "Examples not counted"
          @source( L2 )
          @because( "{path} is not stated" )
      when
          Unstated( path == "data.labeledExamples", $path : path )
      then
          insert( new Gap( "EXAMPLES_UNKNOWN" ) );
          insert( new Question( $path ) );
      end

      rule "Scope not stated"
          @source( L1 )
          @because( "Nobody said how broad the task is" )
      when
          Task( scope == null )
      then
          insert( new Gap( "SCOPE_UNKNOWN" ) );
      end

      rule "Many capabilities"
          @source( L1 )
          @because( "One system for everything" )
      when
          Task( scope == Scope.MANY_CAPABILITIES )
      then
          insert( new Veto( "TOO_BROAD" ) );
      end
      """;

  static final String VERDICTS =
      """
      rule "Tune"
          @source( L1, L2 )
          @because( "The homework is done" )
      when
          exists Ground( )
          not Gap( )
          not Veto( )
      then
          insert( new Verdict( Outcome.FINE_TUNE ) );
      end

      rule "Homework first"
          @source( L2 )
          @because( "{count:Gap|thing is|things are} undone" )
      when
          exists Ground( )
          exists Gap( )
          not Veto( )
      then
          insert( new Verdict( Outcome.NOT_YET ) );
      end

      rule "Keep prompting"
          @source( L1 )
          @because( "Nothing speaks for tuning" )
      when
          not Ground( )
          not Veto( )
      then
          insert( new Verdict( Outcome.PROMPT ) );
      end

      rule "Vetoed"
          @source( L1 )
          @because( "Tuning is out" )
      when
          exists Veto( )
      then
          insert( new Verdict( Outcome.PROMPT ) );
      end
      """;
}
