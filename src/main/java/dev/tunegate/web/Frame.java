package dev.tunegate.web;

import dev.tunegate.accounts.Account;
import dev.tunegate.accounts.Right;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.ReviewDate;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.WatchState;
import dev.tunegate.engine.Wording;
import dev.tunegate.policy.PolicyInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What stands around every page: which policy is in force. */
@Component("frame")
final class Frame {

  private static final int SHOWN_DIGITS = 12;

  private final Desk desk;
  private final ServiceDesk service;

  Frame(Desk desk, ServiceDesk service) {
    this.desk = desk;
    this.service = service;
  }

  /** Who has logged in; null if nobody has. */
  public @Nullable Account you() {
    @Nullable Person person = Person.current();
    return person == null ? null : person.account();
  }

  /**
   * The page that is read, for a login that leads back to it; null where it is none to go back to.
   */
  public @Nullable String here() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
        ? LoginController.back(asked.getRequest())
        : null;
  }

  /** Whether whoever has logged in has any of some rights. */
  public boolean may(String... rights) {
    @Nullable Person person = Person.current();
    return person != null
        && !person.mustChange()
        && Arrays.stream(rights).map(Right::valueOf).anyMatch(person::may);
  }

  /** The day on which the policy was to be looked at again, if it is past; else null. */
  public @Nullable String overdue() {
    return ReviewDate.overdue(desk.policy(), service.clock()).map(Words::day).orElse(null);
  }

  /** Number of the version that this page goes by. */
  public @Nullable Integer version() {
    return desk.version();
  }

  /** How it stands with the watched folder, if what is saved in it is not in force; else null. */
  public @Nullable WatchState held() {
    WatchState watch = service.health().watch();
    return watch == null || watch.sound() ? null : watch;
  }

  /** What the policy says of itself. */
  public PolicyInfo info() {
    return desk.policy().registers().info();
  }

  /** The day on which the policy is to be looked at again; null where it names none. */
  public @Nullable String review() {
    return info().review() == null ? null : Words.day(info().review());
  }

  /** The policy's whole fingerprint. */
  public String fingerprint() {
    return desk.policy().fingerprint();
  }

  /** The beginning of the policy's fingerprint, enough to tell versions apart. */
  public String shortFingerprint() {
    return shortened(fingerprint());
  }

  /** A number with separators between thousands. */
  public String number(BigDecimal number) {
    return Wording.number(number);
  }

  /** A day, as people read it. */
  public String day(LocalDate day) {
    return Words.day(day);
  }

  /** A phrase as a row of a table begins. */
  public String capital(String phrase) {
    return CaseTable.capital(phrase);
  }

  static String shortened(String fingerprint) {
    String digits = fingerprint.substring(fingerprint.indexOf(':') + 1);
    return digits.substring(0, Math.min(SHOWN_DIGITS, digits.length()));
  }
}
