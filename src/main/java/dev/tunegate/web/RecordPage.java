package dev.tunegate.web;

import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.DecisionSummary;
import dev.tunegate.versions.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on record of a decision, besides the decision.
 *
 * @param entry index in the ledger
 * @param masked what the record does not hold in clear, in words
 * @param steps how the version that decided came into force
 * @param today whether that version is the one in force
 * @param explained whether it can be worked out what would have changed it
 */
record RecordPage(
    String id,
    long entry,
    String actor,
    @Nullable String token,
    List<String> masked,
    @Nullable Integer version,
    String policy,
    String fingerprint,
    List<Who> steps,
    boolean today,
    boolean explained) {

  /** A step and who took it. */
  record Who(String step, String by, String when) {}

  static RecordPage of(DecisionRecord record, PolicyModel policy, ServiceDesk service) {
    @Nullable Integer version = record.policyVersion();
    long entry =
        service
            .decisions()
            .register()
            .find(record.id())
            .map(DecisionSummary::entry)
            .orElseThrow(NotFoundException::new);
    return new RecordPage(
        record.id(),
        entry,
        Words.asker(record.by().name()),
        record.by().token(),
        record.masked().stream().map(path -> label(policy, path)).toList(),
        version,
        policy.registers().info().name(),
        policy.fingerprint(),
        version == null ? List.of() : steps(service, version),
        policy.fingerprint().equals(service.current().now().policy().fingerprint()),
        record.holdsAllFacts());
  }

  /** Into the book of the version that decided, whichever is in force. */
  static BookLinks links(DecisionRecord record) {
    @Nullable Integer version = record.policyVersion();
    return new BookLinks(version == null ? record.fingerprint() : version.toString());
  }

  private static String label(PolicyModel policy, String path) {
    return policy.registers().questions().containsKey(path)
        ? CaseTable.capital(policy.registers().label(path))
        : CaseTable.capital(path);
  }

  private static List<Who> steps(ServiceDesk service, int version) {
    return service.life().report(version).steps().stream()
        .filter(step -> step.kind() != Step.Kind.DRAFTED && step.kind() != Step.Kind.SUPERSEDED)
        .map(step -> new Who(step.kind().label(), step.by(), Words.moment(step.at())))
        .toList();
  }

  /** The beginning of the fingerprint, enough to tell versions apart. */
  public String shortFingerprint() {
    return Frame.shortened(fingerprint);
  }
}
