package dev.tunegate.web;

import dev.tunegate.engine.Decision;
import dev.tunegate.picture.Paper;
import dev.tunegate.policy.PolicyInfo;
import dev.tunegate.policy.PolicyModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decision as its report shows it.
 *
 * @param view the picture of what leads to the verdict
 * @param moment when it was decided
 * @param version number of the policy's version; null where it has none
 */
record ReportModel(
    VerdictPage page,
    PictureView view,
    Instant moment,
    String policyTitle,
    String policyName,
    @Nullable Integer version,
    String fingerprint,
    String engine,
    String article,
    String publisher) {

  private static final String STYLE = resource("report.css");

  /** The report of a decision that a policy has made, a version of the service or not. */
  static ReportModel of(
      PolicyModel policy, @Nullable Integer version, Decision decision, Instant moment) {
    PolicyInfo info = policy.registers().info();
    return new ReportModel(
        VerdictPage.of(policy, decision, BookLinks.IN_FORCE, policy),
        PictureView.of(policy, decision, "", BookLinks.IN_FORCE),
        moment,
        info.title(),
        decision.policy().name(),
        version,
        decision.policy().fingerprint(),
        decision.engine(),
        info.article(),
        info.publisher());
  }

  /** When it was decided, in words. */
  public String when() {
    return Words.moment(moment);
  }

  /** The beginning of the policy's fingerprint. */
  public String shortFingerprint() {
    return Frame.shortened(fingerprint);
  }

  /** How it looks. */
  public String style() {
    return STYLE;
  }

  /** The room that the picture takes, as a style. */
  public String pictureSize() {
    double scale = Paper.of(view.picture()).scale(view.picture());
    return String.format(
        Locale.ROOT,
        "width: %.2fpx; height: %.2fpx",
        view.picture().width() * scale,
        view.picture().height() * scale);
  }

  /** What the picture shows, for whoever cannot see it. */
  public String pictureText() {
    return "What leads to the verdict. Section “Why” says the same in words.";
  }

  private static String resource(String name) {
    try (InputStream in = ReportModel.class.getResourceAsStream("/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
