package dev.tunegate.accounts;

import dev.tunegate.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The accounts in the database. */
final class AccountTable {

  private final Database database;

  AccountTable(Database database) {
    this.database = database;
  }

  List<Account> all() {
    return database
        .sql()
        .sql("select * from account order by name")
        .query(AccountTable::account)
        .list();
  }

  Optional<Account> find(String name) {
    return database
        .sql()
        .sql("select * from account where name = ?")
        .param(name)
        .query(AccountTable::account)
        .optional();
  }

  /** Adds an account, unless there is one of that name. */
  boolean add(Account account) {
    return database
            .sql()
            .sql(
                "insert into account (name, display_name, roles, active, password, must_change,"
                    + " generation, created, created_by) values (:name, :display, :roles, :active,"
                    + " :password, :change, :generation, :created, :by) on conflict do nothing")
            .param("name", account.name())
            .param("display", account.displayName())
            .param("roles", codes(account.roles()))
            .param("active", account.active() ? 1 : 0)
            .param("password", account.password())
            .param("change", account.mustChange() ? 1 : 0)
            .param("generation", account.generation())
            .param("created", account.created().toString())
            .param("by", account.createdBy())
            .update()
        == 1;
  }

  void setRoles(String name, Set<Role> roles) {
    database
        .sql()
        .sql("update account set roles = :roles where name = :name")
        .param("roles", codes(roles))
        .param("name", name)
        .update();
  }

  /** Enables or disables an account; its logins end. */
  void setActive(String name, boolean active) {
    database
        .sql()
        .sql("update account set active = :active, generation = generation + 1 where name = :name")
        .param("active", active ? 1 : 0)
        .param("name", name)
        .update();
  }

  /** Gives an account another password; its logins end. */
  void setPassword(String name, String hash, boolean mustChange) {
    database
        .sql()
        .sql(
            "update account set password = :hash, must_change = :change,"
                + " generation = generation + 1 where name = :name")
        .param("hash", hash)
        .param("change", mustChange ? 1 : 0)
        .param("name", name)
        .update();
  }

  private static String codes(Set<Role> roles) {
    return roles.stream().map(Role::code).sorted().collect(Collectors.joining(" "));
  }

  private static Account account(ResultSet row, int at) throws SQLException {
    return new Account(
        row.getString("name"),
        row.getString("display_name"),
        Arrays.stream(row.getString("roles").split(" "))
            .flatMap(code -> Role.of(code).stream())
            .collect(Collectors.toSet()),
        row.getInt("active") == 1,
        row.getString("password"),
        row.getInt("must_change") == 1,
        row.getInt("generation"),
        Instant.parse(row.getString("created")),
        row.getString("created_by"));
  }
}
