package dev.tunegate.accounts;

import dev.tunegate.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Counts failed logins of a name, whether or not there is such an account: nothing tells the two
 * apart. A name is kept as its digest, since people type passwords into the wrong box.
 */
final class Attempts {

  /** So many logins may fail in a row. */
  static final int MOST = 5;

  /** So long a name is locked then; so long, too, a failed login counts. */
  static final Duration LOCKED = Duration.ofMinutes(15);

  private final Database database;
  private final Clock clock;

  Attempts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Takes one attempt off a name before it is made: however many are made at once, no more count.
   *
   * @return which attempt in a row it is, from 1; 0 if the name is locked
   */
  int begin(String name) {
    long now = clock.millis();
    return database.inTransaction(
        () -> {
          database.sql().sql("delete from login_attempt where until <= ?").param(now).update();
          int counted =
              database
                  .sql()
                  .sql(
                      "insert into login_attempt (name, failures, until)"
                          + " values (:name, 1, :until) on conflict (name) do update"
                          + " set failures = login_attempt.failures + 1, until = excluded.until"
                          + " where login_attempt.failures < :most")
                  .param("name", digest(name))
                  .param("until", now + LOCKED.toMillis())
                  .param("most", MOST)
                  .update();
          return counted == 0 ? 0 : count(name);
        });
  }

  private int count(String name) {
    return database
        .sql()
        .sql("select failures from login_attempt where name = ?")
        .param(digest(name))
        .query(Integer.class)
        .single();
  }

  /** Forgets the attempts of a name. */
  void forget(String name) {
    database.sql().sql("delete from login_attempt where name = ?").param(digest(name)).update();
  }

  /** A SHA-256 in hexadecimal. */
  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
