package dev.tunegate.cli;

import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.versions.Content;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Saves a folder as a draft of a running service. */
@Command(
    name = "push",
    description = {
      "Save a rules folder and its samples as a draft of a running service.",
      "Nothing is decided by it until it is proposed, approved and activated."
    })
final class PushCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The rules folder. Default: ./rules.")
  private @Nullable Path folder;

  @Option(
      names = {"-m", "--message"},
      required = true,
      paramLabel = "TEXT",
      description = "What the change is for.")
  private String message = "";

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      description = "Its samples. Default: facts-samples beside it.")
  private @Nullable Path samples;

  @Option(
      names = "--parent",
      paramLabel = "NUMBER",
      description = "The version that was changed. Default: the one in force.")
  private @Nullable Integer parent;

  @Option(names = "--propose", description = "Check it in full, and propose it too.")
  private boolean propose;

  @Mixin private ServerOptions server = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (samples != null && !Files.isDirectory(samples)) {
      throw new UsageException(samples + ": there is no such folder of samples.");
    }
    if (folder == null && !Files.isDirectory(Path.of("rules"))) {
      throw new UsageException(
          "There is no folder rules here to push. Name the folder: policy push DIR -m \"…\".");
    }
    PolicyLocation location = PolicyLocation.find(folder, samples);
    PrintWriter err = spec.commandLine().getErr();
    Content content = Content.of(location.source(), location.sampleFiles());
    ServiceClient service = server.client();
    PrintWriter out = spec.commandLine().getOut();
    err.println(
        "Pushing "
            + location.description()
            + ", "
            + PolicyOptions.shortened(content.rules().fingerprint())
            + ", with "
            + content.samples().size()
            + " files of samples.");
    err.flush();
    JsonNode version;
    try {
      version = service.draft(draft(content));
    } catch (RefusedByServiceException refused) {
      if (!refused.kind().equals("unchanged-policy")) {
        throw refused;
      }
      out.println("Nothing to push. " + refused.getMessage());
      return ExitCode.DONE;
    }
    if (propose) {
      // A refusal tells all that is wrong, what the quick check found too.
      version = service.step(version.path("number").intValue(), "propose", Map.of());
    }
    VersionText.diagnostics(version.at("/check/diagnostics"), out);
    VersionText.outcome(version, out);
    out.flush();
    return version.at("/check/passed").booleanValue() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private ObjectNode draft(Content content) {
    ObjectNode draft = JsonMapper.shared().createObjectNode();
    if (parent != null) {
      draft.put("parent", parent);
    }
    draft.put("message", message);
    ObjectNode rules = draft.putObject("files");
    content.rules().files().forEach(rules::put);
    ObjectNode texts = draft.putObject("samples");
    content.samples().forEach(texts::put);
    return draft;
  }
}
