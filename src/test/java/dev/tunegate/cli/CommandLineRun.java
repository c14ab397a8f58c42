package dev.tunegate.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** A command that was run in this process: its exit code and what it printed. */
record CommandLineRun(int code, String out, String err) {

  static CommandLineRun of(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new StringWriter();
    CommandLine line =
        Program.commandLine(
            opening -> err.append("serving at " + opening.address() + ":" + opening.port()));
    line.setOut(new Utf8Writer(out));
    line.setErr(new PrintWriter(err, true));
    int code = line.execute(arguments);
    return new CommandLineRun(code, out.toString(StandardCharsets.UTF_8), err.toString());
  }
}
