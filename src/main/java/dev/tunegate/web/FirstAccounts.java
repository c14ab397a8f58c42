package dev.tunegate.web;

import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is told of the accounts of a new service, once. */
final class FirstAccounts {

  private FirstAccounts() {}

  /** One line an account, with what it may do; empty where none were made. */
  static List<String> lines(List<Accounts.Issued> first) {
    if (first.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("This is the first start, so here are the accounts and their one-time passwords.");
    lines.add("They are shown this once. Each is to be changed at the first login, at /login.");
    lines.add("");
    for (Accounts.Issued issued : first) {
      lines.add(String.format("  %-9s %s", issued.account().name(), issued.password()));
      lines.add("            may " + may(issued));
    }
    lines.add("");
    lines.add("A password that is lost is made anew with: tunegate accounts reset NAME");
    lines.add("");
    return lines;
  }

  private static String may(Accounts.Issued issued) {
    return issued.account().rights().stream().map(Right::may).collect(Collectors.joining("; "));
  }
}
