package dev.tunegate;

import dev.tunegate.cli.Program;
import dev.tunegate.web.Service;

/** The program: the command line, with the service behind its command {@code serve}. */
public final class Tunegate {

  private Tunegate() {}

  /** Runs a command, by default {@code serve}, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    String[] command = arguments.length == 0 ? new String[] {"serve"} : arguments;
    int code = Program.commandLine(Service::run).execute(command);
    if (code != Program.RUNNING) {
      System.exit(code);
    }
  }
}
