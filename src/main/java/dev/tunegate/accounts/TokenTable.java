package dev.tunegate.accounts;

import dev.tunegate.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tokens in the database. */
final class TokenTable {

  private final Database database;

  TokenTable(Database database) {
    this.database = database;
  }

  List<Token> all() {
    return database
        .sql()
        .sql("select * from account_token order by owner, created, id")
        .query(TokenTable::token)
        .list();
  }

  List<Token> of(String owner) {
    return database
        .sql()
        .sql("select * from account_token where owner = ? order by created, id")
        .param(owner)
        .query(TokenTable::token)
        .list();
  }

  Optional<Token> find(String id) {
    return one("id", id);
  }

  Optional<Token> byDigest(String digest) {
    return one("digest", digest);
  }

  private Optional<Token> one(String column, String value) {
    return database
        .sql()
        .sql("select * from account_token where " + column + " = ?")
        .param(value)
        .query(TokenTable::token)
        .optional();
  }

  void add(Token token, String digest) {
    database
        .sql()
        .sql(
            "insert into account_token (id, name, owner, scopes, digest, created, expires)"
                + " values (:id, :name, :owner, :scopes, :digest, :created, :expires)")
        .param("id", token.id())
        .param("name", token.name())
        .param("owner", token.owner())
        .param("scopes", token.scopes().stream().map(Right::code).collect(Collectors.joining(" ")))
        .param("digest", digest)
        .param("created", token.created().toString())
        .param("expires", token.expires().toString())
        .update();
  }

  void use(String id, Instant at) {
    set("used", id, at);
  }

  void revoke(String id, Instant at) {
    set("revoked", id, at);
  }

  private void set(String column, String id, Instant at) {
    database
        .sql()
        .sql("update account_token set " + column + " = :at where id = :id")
        .param("at", at.toString())
        .param("id", id)
        .update();
  }

  private static Token token(ResultSet row, int at) throws SQLException {
    return new Token(
        row.getString("id"),
        row.getString("name"),
        row.getString("owner"),
        Arrays.stream(row.getString("scopes").split(" "))
            .flatMap(code -> Right.of(code).stream())
            .collect(Collectors.toSet()),
        Instant.parse(row.getString("created")),
        Instant.parse(row.getString("expires")),
        instant(row.getString("used")),
        instant(row.getString("revoked")));
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}
