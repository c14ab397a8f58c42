package dev.tunegate.cli;

import dev.tunegate.desk.CaseRefusal;
import dev.tunegate.desk.Decided;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.ReviewDate;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.verdict.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Decides cases. */
@Command(name = "decide", description = "Decide cases and say why.")
final class DecideCommand implements Callable<Integer> {

  private static final JsonFactory JSON = new JsonFactory();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR|NDJSON|-",
      description =
          "A case, a folder of cases, a file with one case a line, or - for standard input.")
  private List<String> inputs = List.of();

  @Option(names = "--json", description = "Print one decision a line, in the order of the cases.")
  private boolean json;

  @Option(
      names = "--require",
      split = ",",
      paramLabel = "VERDICT",
      description = "Exit 1 unless every verdict is one of these: ${COMPLETION-CANDIDATES}.")
  private Set<Outcome> required = EnumSet.noneOf(Outcome.class);

  @Option(
      names = "--record",
      description = {
        "Record each decision in the database of a service before it is printed, and decide by",
        "its version in force, or by that of --rules, which must be one of its versions."
      })
  private boolean record;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Mixin private RecordingOptions recording = new RecordingOptions();

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private int decided;
  private int refused;
  private int undecided;
  private int unwanted;

  /**
   * What came of one case: what to print, the outcome unless it was refused, the id of its record.
   */
  private static final class Line {

    private final byte[] utf8;
    private final Kind kind;
    private final @Nullable String id;

    Line(byte[] utf8, Kind kind, @Nullable String id) {
      this.utf8 = utf8;
      this.kind = kind;
      this.id = id;
    }

    Line(String text, Kind kind) {
      this(text.getBytes(StandardCharsets.UTF_8), kind, null);
    }
  }

  private enum Kind {
    AS_REQUIRED,
    OTHER_VERDICT,
    REFUSED,
    UNDECIDED
  }

  @Override
  public Integer call() {
    CaseInput.require(inputs);
    if (!record) {
      PolicyLocation location = policy.find();
      return decideAll(Desk.open(location), location.description(), null);
    }
    Silence.libraries();
    try (OnRecord onRecord =
        OnRecord.open(database.existing(), recording, policy.named() ? policy.find() : null)) {
      return decideAll(onRecord.desk(), onRecord.desk().description(), onRecord);
    }
  }

  private int decideAll(Desk desk, String from, @Nullable OnRecord onRecord) {
    PrintWriter err = spec.commandLine().getErr();
    PolicyOptions.announce(
        desk.policy().fingerprint(), from, desk.policy().registers().info().name(), err);
    ReviewDate.overdue(desk.policy(), Clock.systemUTC())
        .ifPresent(
            day ->
                err.println(
                    "The policy was to be reviewed by "
                        + day
                        + ", which is past. Ask its owner whether it still holds."));
    PrintWriter out = spec.commandLine().getOut();
    var progress = new Progress("decided", err, Terminal.isTerminal(2) && !Terminal.isTerminal(1));
    boolean colour = Terminal.colour();
    try (var batch =
        new Batch<CaseInput.Found, Line>(
            found -> decide(desk, found, colour, onRecord),
            line -> {
              count(line.kind);
              Utf8Writer.println(out, line.utf8);
              if (line.id != null) {
                err.println("Recorded as " + line.id);
              }
              progress.step();
            })) {
      CaseInput.read(inputs, System.in, batch::add);
      batch.finish();
    } finally {
      progress.end();
    }
    return conclude(err);
  }

  private Line decide(
      Desk desk, CaseInput.Found found, boolean colour, @Nullable OnRecord onRecord) {
    try {
      Case facts = desk.policy().read(found.json());
      Decided decided = onRecord == null ? null : onRecord.decide(facts);
      Decision decision = decided == null ? desk.decide(facts) : decided.decision();
      boolean wanted = required.isEmpty() || required.contains(decision.verdict().outcome());
      Kind kind = wanted ? Kind.AS_REQUIRED : Kind.OTHER_VERDICT;
      byte[] text =
          json
              ? desk.toJson(decision)
              : DecisionText.of(decision, desk.policy().registers(), colour)
                  .getBytes(StandardCharsets.UTF_8);
      return new Line(text, kind, decided == null ? null : decided.record().id());
    } catch (InvalidCaseException invalid) {
      CaseRefusal refusal = CaseRefusal.of(invalid);
      return new Line(
          json ? problem(found.source(), refusal) : refusal(found.source(), refusal), Kind.REFUSED);
    } catch (UndecidedException failure) {
      String message = String.valueOf(failure.getMessage());
      return new Line(
          json
              ? problem(found.source(), message)
              : found.source() + ": not decided\n  " + message + "\n",
          Kind.UNDECIDED);
    }
  }

  private static String refusal(String source, CaseRefusal refusal) {
    var text = new StringBuilder(source).append(": refused, nothing was decided\n");
    refusal.errors().forEach(error -> text.append("  ").append(error.message()).append('\n'));
    return text.toString();
  }

  private static String problem(String source, CaseRefusal refusal) {
    var text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      generator.writeStartObject();
      generator.writeStringProperty("source", source);
      generator.writeName("problem");
      refusal.write(generator);
      generator.writeEndObject();
    }
    return text.toString();
  }

  private static String problem(String source, String detail) {
    return problem(source, new CaseRefusal("/problems/undecided", detail, 500, List.of()));
  }

  private void count(Kind kind) {
    decided++;
    switch (kind) {
      case AS_REQUIRED -> {}
      case OTHER_VERDICT -> unwanted++;
      case REFUSED -> refused++;
      case UNDECIDED -> undecided++;
    }
  }

  private int conclude(PrintWriter err) {
    if (decided == 0) {
      throw new UsageException("There was no case to decide: the input is empty.");
    }
    if (refused > 0 && decided > 1) {
      err.println(
          refused + " of " + decided + " cases were refused; each is reported in its place.");
    }
    if (unwanted > 0) {
      err.println(
          unwanted
              + " of "
              + decided
              + (decided == 1 ? " verdict is" : " verdicts are")
              + " not among the required "
              + String.join(", ", required.stream().map(Enum::name).toList())
              + ".");
    }
    err.flush();
    if (undecided > 0) {
      return ExitCode.INTERNAL;
    }
    return refused > 0 ? ExitCode.BAD_INPUT : unwanted > 0 ? ExitCode.FAILED : ExitCode.DONE;
  }
}
