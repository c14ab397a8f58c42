package dev.tunegate.web;

import dev.tunegate.accounts.Right;
import dev.tunegate.accounts.Token;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A token as a table shows it.
 *
 * @param state whether it counts, and until when
 * @param counts whether it can be revoked
 */
record TokenRow(Token token, String scopes, String state, String used, boolean counts) {

  static List<TokenRow> of(List<Token> tokens, Instant now) {
    return tokens.stream().map(token -> of(token, now)).toList();
  }

  private static TokenRow of(Token token, Instant now) {
    String state =
        token.revoked() != null
            ? "Revoked"
            : (token.counts(now) ? "Until " : "Expired on ") + Words.moment(token.expires());
    return new TokenRow(
        token,
        token.scopes().stream().map(Right::code).collect(Collectors.joining(", ")),
        state,
        token.used() == null ? "Never" : Words.moment(token.used()),
        token.counts(now));
  }
}
