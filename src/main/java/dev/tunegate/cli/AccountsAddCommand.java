package dev.tunegate.cli;

import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.Role;
import dev.tunegate.accounts.Tokens;
import dev.tunegate.store.Actor;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an account. */
@Command(name = "add", description = "Make an account, and print its one-time password, this once.")
final class AccountsAddCommand extends AccountsStep {

  @Parameters(paramLabel = "NAME", description = "The name to log in with, such as ada.lovelace.")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "asker, policy-owner, approver, auditor or administrator; may be repeated.")
  private List<String> roles = new ArrayList<>();

  @Option(names = "--display-name", paramLabel = "TEXT", description = "The person's name.")
  private String displayName = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, to be recorded.")
  private String reason = "Made on the command line";

  @Override
  void run(Accounts accounts, Tokens tokens, PrintWriter out) {
    Set<Role> wanted = new TreeSet<>();
    for (String code : roles) {
      wanted.add(
          Role.of(code)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--role is "
                              + code
                              + "; roles are asker, policy-owner, approver, auditor and"
                              + " administrator.")));
    }
    out.println(accounts.create(name, displayName, wanted, reason, Actor.CONSOLE).password());
  }
}
