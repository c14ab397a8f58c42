package dev.tunegate.web;

import dev.tunegate.accounts.Account;
import dev.tunegate.accounts.Right;
import dev.tunegate.accounts.Role;
import dev.tunegate.accounts.Token;
import dev.tunegate.store.Journal;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Accounts and tokens as JSON, without hashes and digests. */
final class AccountsJson {

  private AccountsJson() {}

  static void accounts(List<Account> accounts, JsonGenerator json) {
    json.writeStartObject();
    json.writeName("accounts");
    json.writeStartArray();
    accounts.forEach(account -> account(account, "", json));
    json.writeEndArray();
    json.writeEndObject();
  }

  /** An account, with its one-time password unless that is empty. */
  static void account(Account account, String password, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", account.name());
    json.writeStringProperty("displayName", account.displayName());
    Json.texts(json, "roles", account.roles().stream().map(Role::code).toList());
    json.writeBooleanProperty("active", account.active());
    json.writeBooleanProperty("mustChangePassword", account.mustChange());
    json.writeStringProperty("created", account.created().toString());
    json.writeStringProperty("createdBy", account.createdBy());
    if (!password.isEmpty()) {
      json.writeStringProperty("oneTimePassword", password);
    }
    json.writeEndObject();
  }

  static void tokens(List<Token> tokens, JsonGenerator json) {
    json.writeStartObject();
    json.writeName("tokens");
    json.writeStartArray();
    tokens.forEach(token -> token(token, json));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void token(Token token, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", token.id());
    json.writeStringProperty("name", token.name());
    json.writeStringProperty("owner", token.owner());
    Json.texts(json, "scopes", token.scopes().stream().map(Right::code).toList());
    json.writeStringProperty("created", token.created().toString());
    json.writeStringProperty("expires", token.expires().toString());
    if (token.used() != null) {
      json.writeStringProperty("lastUsed", token.used().toString());
    }
    if (token.revoked() != null) {
      json.writeStringProperty("revoked", token.revoked().toString());
    }
    json.writeEndObject();
  }

  /** Entries as they are kept, each canonical JSON. */
  static void journal(List<Journal.Entry> entries, JsonGenerator json) {
    json.writeStartObject();
    json.writeName("entries");
    json.writeStartArray();
    entries.forEach(entry -> json.writeRawValue(entry.payload()));
    json.writeEndArray();
    json.writeEndObject();
  }
}
