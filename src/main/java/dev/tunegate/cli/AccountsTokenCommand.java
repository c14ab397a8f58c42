package dev.tunegate.cli;

import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.Right;
import dev.tunegate.accounts.Tokens;
import dev.tunegate.store.Actor;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a token. */
@Command(
    name = "token",
    description = {
      "Make a token by which a program acts for an account, and print it, this once.",
      "Give it to the program as TUNEGATE_TOKEN."
    })
final class AccountsTokenCommand extends AccountsStep {

  @Parameters(paramLabel = "NAME", description = "The account that the token acts for.")
  private String account = "";

  @Option(
      names = "--name",
      required = true,
      paramLabel = "TEXT",
      description = "What it is for, as it is recorded with its steps, such as ci.")
  private String name = "";

  @Option(
      names = "--scope",
      required = true,
      paramLabel = "SCOPE",
      description = {
        "read, decide, policy:write, policy:approve, journal or accounts; may be repeated. The",
        "account has to have the right by one of its roles."
      })
  private List<String> scopes = new ArrayList<>();

  @Option(
      names = "--days",
      defaultValue = "90",
      paramLabel = "N",
      description = "How many days it counts, 366 at most. Default: ${DEFAULT-VALUE}.")
  private int days = 90;

  @Override
  void run(Accounts accounts, Tokens tokens, PrintWriter out) {
    Set<Right> wanted = new TreeSet<>();
    for (String code : scopes) {
      wanted.add(
          Right.of(code)
              .orElseThrow(
                  () ->
                      new UsageException("--scope is " + code + "; scopes are " + known() + ".")));
    }
    out.println(tokens.create(account, name, wanted, days, Actor.CONSOLE).secret());
  }

  private static String known() {
    return Arrays.stream(Right.values()).map(Right::code).collect(Collectors.joining(", "));
  }
}
