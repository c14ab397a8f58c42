package dev.tunegate.cli;

/** What the process says when it ends; documented in {@code --help}. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int INTERNAL = 70;

  static final String[] HELP = {
    "0:Done.",
    "1:A check, a test or a required verdict failed.",
    "2:Bad input or usage; also a batch with any bad case.",
    "70:An internal error, or a policy that gives no single verdict."
  };

  private ExitCode() {}
}
