package dev.tunegate.audit;

import dev.tunegate.versions.ContentEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the policy, as the entries of the log tell of them, and whether what they name is
 * there. It grows with the number of versions alone.
 */
final class PolicyTrail {

  /** A version, by its steps. */
  static final class Known {
    final long entry;
    final String content;
    final String fingerprint;
    String state = "";
    boolean mayDecide;

    private Known(long entry, String content, String fingerprint) {
      this.entry = entry;
      this.content = content;
      this.fingerprint = fingerprint;
    }
  }

  private record Named(long entry, @Nullable Integer version) {}

  private final Findings findings;
  private final Map<Integer, Known> versions = new TreeMap<>();

  /** Fingerprints of the rules by the digest of rules and samples, as the log holds the files. */
  private final Map<String, String> contents = new HashMap<>();

  /** Where each policy is named first by a decision. */
  private final Map<String, Named> named = new LinkedHashMap<>();

  private @Nullable Integer inForce;

  PolicyTrail(Findings findings) {
    this.findings = findings;
  }

  void content(long entry, byte[] payload) {
    ContentEntry held;
    try {
      held = ContentEntry.read(payload);
    } catch (IllegalArgumentException unreadable) {
      findings.add(entry, "Entry " + entry + " should hold the files of a policy, and does not");
      return;
    }
    if (!held.isWhole()) {
      findings.add(
          entry, "The policy in entry " + entry + " is not the one that it says, " + held.digest());
    }
    contents.put(held.digest(), held.content().rules().fingerprint());
  }

  void step(Step step) {
    String content = step.text("content");
    String fingerprint = step.text("fingerprint");
    Known known =
        versions.computeIfAbsent(
            step.version(), number -> new Known(step.entry(), content, fingerprint));
    if (!known.content.equals(content) || !known.fingerprint.equals(fingerprint)) {
      findings.add(
          step.entry(),
          "Entry "
              + step.entry()
              + " names another policy as version "
              + step.version()
              + " than entry "
              + known.entry
              + " does");
    }
    String state = stateAfter(step.kind());
    known.state = state.isEmpty() ? known.state : state;
    known.mayDecide |= !isOfDraft(step.kind());
    if (state.equals("ACTIVE")) {
      inForce = step.version();
    }
  }

  /** Whether a step is one that a version takes without being proposed. */
  private static boolean isOfDraft(String kind) {
    return kind.equals("policy.drafted") || kind.equals("policy.withdrawn");
  }

  /** The state that a step leads to; empty if it leads to none. */
  static String stateAfter(String kind) {
    return switch (kind) {
      case "policy.drafted" -> "DRAFT";
      case "policy.proposed" -> "PROPOSED";
      case "policy.approved" -> "APPROVED";
      case "policy.rejected" -> "REJECTED";
      case "policy.withdrawn" -> "WITHDRAWN";
      case "policy.activated", "policy.rolled-back", "policy.emergency-rolled-back" -> "ACTIVE";
      case "policy.superseded" -> "SUPERSEDED";
      default -> "";
    };
  }

  void decision(long entry, @Nullable Integer version, String fingerprint) {
    Known known = version == null ? null : versions.get(version);
    if (known != null && !known.fingerprint.equals(fingerprint)) {
      findings.add(
          entry,
          "The decision in entry "
              + entry
              + " names version "
              + version
              + " and another policy than that version is, "
              + fingerprint);
    }
    named.putIfAbsent(fingerprint, new Named(entry, version));
  }

  /** Whether everything that was named is there. */
  void finish() {
    named.forEach(
        (fingerprint, at) -> {
          if (!contents.containsValue(fingerprint)) {
            findings.add(
                at.entry(),
                "Entry "
                    + at.entry()
                    + " was decided by the policy "
                    + fingerprint
                    + (at.version() == null ? "" : " (version " + at.version() + ")")
                    + ", whose files the log does not hold");
          }
        });
    versions.forEach(
        (number, known) -> {
          String held = contents.get(known.content);
          if (held == null && known.mayDecide) {
            findings.add(
                known.entry,
                "Version "
                    + number
                    + " of the policy, named in entry "
                    + known.entry
                    + ", is not held by the log: "
                    + known.content);
          } else if (held != null && !held.equals(known.fingerprint)) {
            findings.add(
                known.entry,
                "The files of version "
                    + number
                    + " have the fingerprint "
                    + held
                    + ", and entry "
                    + known.entry
                    + " says "
                    + known.fingerprint);
          }
        });
  }

  /** The versions by their numbers. */
  Map<Integer, Known> versions() {
    return versions;
  }

  /** The versions as a report tells of them. */
  List<RecordReport.Version> recorded() {
    return versions.entrySet().stream()
        .map(
            each -> {
              Known known = each.getValue();
              return new RecordReport.Version(
                  each.getKey(), known.entry, known.fingerprint, known.content);
            })
        .toList();
  }

  /** Whether a version has come further than a draft. */
  boolean mayDecide(int version) {
    Known known = versions.get(version);
    return known != null && known.mayDecide;
  }

  /** How many policies the log holds whole. */
  int held() {
    return contents.size();
  }

  /** The number of the version in force; null before the first. */
  @Nullable Integer inForce() {
    return inForce;
  }

  /** The entry that a finding is to name for a version. */
  long entryOf(int version) {
    Known known = versions.get(version);
    return known == null ? 0 : known.entry;
  }
}
