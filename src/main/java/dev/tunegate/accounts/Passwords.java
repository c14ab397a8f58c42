package dev.tunegate.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * What a password must be, and how it is kept: hashed with bcrypt, behind the name of the
 * algorithm, so that another can follow. Bcrypt costs an attacker more than PBKDF2 does, and needs
 * no library; it reads 72 bytes, so more are refused and never cut off.
 */
final class Passwords {

  static final int SHORTEST = 12;
  static final int MOST_BYTES = 72;

  /** Two to this power are the rounds: some 60 ms. */
  private static final int STRENGTH = 10;

  /** Without what is easily misread. */
  private static final String SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";

  /** A hash of the same strength that nothing matches, for names that there are not. */
  static final String NOBODY =
      "{bcrypt}$2a$10$GpSzY.Fiaj65iTlndl2NyepFBixiVsjoU4ASzSX0bi6CBGKW5OZGK";

  /**
   * A hash keeps a processor busy: of many at once none is done sooner, and nobody's case would be
   * decided meanwhile. Half of the processors stay free of them.
   */
  private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  /** Whoever waits holds a thread of the service; so many have their turn within two seconds. */
  private static final int MOST_WAITING = 32 * AT_ONCE;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  private final Turns turns = new Turns(AT_ONCE, MOST_WAITING, LONGEST_WAIT);
  private final SecureRandom random;
  private final PasswordEncoder encoder;
  private final AtomicLong verifications = new AtomicLong();

  Passwords(SecureRandom random) {
    this.random = random;
    this.encoder =
        new DelegatingPasswordEncoder(
            "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(STRENGTH, random)));
  }

  /** Does what hashes a password when it is its turn. */
  <T> T inTurn(Supplier<T> work) {
    return turns.take(work);
  }

  String hash(String password) {
    return inTurn(() -> encoder.encode(password));
  }

  /**
   * Whether a password is the one of an account; it takes as long where there is no account. Only
   * {@link #inTurn}.
   */
  boolean verify(String password, @Nullable Account account) {
    verifications.incrementAndGet();
    boolean matches = encoder.matches(password, account == null ? NOBODY : account.password());
    return matches && account != null && bytes(password) <= MOST_BYTES;
  }

  /** How many passwords were compared with a hash. */
  long verifications() {
    return verifications.get();
  }

  /** Refuses what is too easily guessed, or cannot be kept whole. */
  static void require(String password, Account account) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      throw refused(
          "The password is too short: it needs at least "
              + SHORTEST
              + " characters. A few words that do not belong together do well.");
    }
    if (bytes(password) > MOST_BYTES) {
      throw refused(
          "The password is too long: it may have "
              + MOST_BYTES
              + " bytes, which are as many Latin letters, and fewer of other scripts.");
    }
    String plain = password.strip().toLowerCase(Locale.ROOT);
    if (plain.equals(account.name())
        || plain.equals(account.displayName().strip().toLowerCase(Locale.ROOT))) {
      throw refused("The password is the name. Choose one that nobody would try first.");
    }
    if (plain.codePoints().distinct().count() < 3) {
      throw refused("The password is one or two characters, repeated. Choose another.");
    }
  }

  private static int bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length;
  }

  private static AccountRefusedException refused(String message) {
    return new AccountRefusedException(AccountRefusedException.Kind.PASSWORD, message);
  }

  /** A password of 100 random bits in four groups, for one login. */
  String oneTime() {
    var password = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      password.append(i > 0 && i % 5 == 0 ? "-" : "");
      password.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return password.toString();
  }
}
