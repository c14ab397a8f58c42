package dev.tunegate.web;

import dev.tunegate.desk.Desk;
import dev.tunegate.engine.Wording;
import dev.tunegate.policy.PolicyInfo;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands around every page: which policy is in force. */
@Component("frame")
final class Frame {

  private static final int SHOWN_DIGITS = 12;

  private final Desk desk;

  Frame(Desk desk) {
    this.desk = desk;
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

  /** A phrase as a row of a table begins. */
  public String capital(String phrase) {
    return CaseTable.capital(phrase);
  }

  static String shortened(String fingerprint) {
    String digits = fingerprint.substring(fingerprint.indexOf(':') + 1);
    return digits.substring(0, Math.min(SHOWN_DIGITS, digits.length()));
  }
}
