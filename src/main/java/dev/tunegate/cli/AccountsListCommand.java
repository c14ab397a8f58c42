package dev.tunegate.cli;

import dev.tunegate.accounts.Account;
import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.Role;
import dev.tunegate.accounts.Tokens;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists the accounts. */
@Command(name = "list", description = "List the accounts with their roles.")
final class AccountsListCommand extends AccountsStep {

  @Override
  void run(Accounts accounts, Tokens tokens, PrintWriter out) {
    for (Account account : accounts.all()) {
      String roles = account.roles().stream().map(Role::code).collect(Collectors.joining(", "));
      out.println(
          account.name()
              + "  "
              + roles
              + (account.active() ? "" : "  disabled")
              + (account.mustChange() ? "  has a one-time password" : ""));
    }
  }
}
