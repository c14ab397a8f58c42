package dev.tunegate.register;

import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionReader;
import dev.tunegate.facts.Case;
import dev.tunegate.verdict.Node;
import dev.tunegate.verdict.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the register takes of a recorded decision. It is had from the decision at hand or from what
 * the ledger holds of it, and is the same.
 *
 * @param version number of the policy's version; null where it was none of the service
 * @param because the deciding reason
 * @param grounds codes of what was found
 * @param gaps codes of what was found missing
 * @param rules names of the rules that fired
 * @param text of the case, to be found by, without what is masked
 */
public record Gist(
    String id,
    Instant at,
    String actor,
    @Nullable Integer version,
    Outcome outcome,
    String title,
    String because,
    String fingerprint,
    List<String> grounds,
    List<String> gaps,
    List<String> rules,
    String text) {

  /** Copies the lists. */
  public Gist {
    grounds = List.copyOf(grounds);
    gaps = List.copyOf(gaps);
    rules = List.copyOf(rules);
  }

  /**
   * Of a decision at hand.
   *
   * @param kept the decision as the record holds it, without what is masked
   */
  public static Gist of(DecisionRecord record, Decision kept) {
    List<String> rules = new ArrayList<>();
    for (Node node : kept.justification().nodes()) {
      if (node instanceof Node.FiringNode firing) {
        rules.add(firing.rule());
      }
    }
    Case facts = kept.facts();
    return new Gist(
        record.id(),
        record.at(),
        record.by().name(),
        record.policyVersion(),
        kept.verdict().outcome(),
        kept.title(),
        kept.verdict().because(),
        kept.policy().fingerprint(),
        codes(kept.grounds()),
        codes(kept.gaps()),
        rules,
        text(record, facts.title(), facts.description()));
  }

  private static List<String> codes(List<Decision.Entry> entries) {
    return entries.stream().map(Decision.Entry::code).toList();
  }

  /**
   * Of what the ledger holds.
   *
   * @throws IllegalArgumentException if it is no record of a decision
   */
  static Gist of(byte[] payload) {
    JsonNode json = DecisionReader.json(payload);
    return of(DecisionRecord.read(payload, json), json.required("decision"));
  }

  private static Gist of(DecisionRecord record, JsonNode decision) {
    List<String> rules = new ArrayList<>();
    for (JsonNode node : decision.at("/justification/nodes")) {
      if (node.required("kind").stringValue().equals("firing")) {
        rules.add(node.required("rule").stringValue());
      }
    }
    JsonNode facts = decision.required("case");
    return new Gist(
        record.id(),
        record.at(),
        record.by().name(),
        record.policyVersion(),
        Outcome.valueOf(decision.at("/verdict/outcome").stringValue()),
        decision.required("title").stringValue(),
        decision.at("/verdict/because").stringValue(),
        decision.at("/policy/fingerprint").stringValue(),
        codes(decision.required("grounds")),
        codes(decision.required("gaps")),
        rules,
        text(
            record,
            facts.path("title").stringValue(""),
            facts.path("description").stringValue(null)));
  }

  private static List<String> codes(JsonNode entries) {
    List<String> codes = new ArrayList<>();
    entries.forEach(entry -> codes.add(entry.required("code").stringValue()));
    return codes;
  }

  private static String text(DecisionRecord record, String title, @Nullable String description) {
    List<String> texts = new ArrayList<>();
    if (!record.masked().contains("title")) {
      texts.add(title);
    }
    if (description != null && !record.masked().contains("description")) {
      texts.add(description);
    }
    return String.join(" ", texts);
  }

  /** Its line, once its entry is known. */
  DecisionSummary line(long entry) {
    return new DecisionSummary(entry, id, at, actor, outcome, title, because, version, fingerprint);
  }

  /** What it is found by. */
  Set<String> terms() {
    Set<String> terms = new HashSet<>();
    terms.add(Terms.VERDICT + outcome.name());
    terms.add(Terms.ACTOR + actor);
    if (version != null) {
      terms.add(Terms.VERSION + version);
    }
    grounds.forEach(code -> terms.add(Terms.GROUND + code));
    gaps.forEach(code -> terms.add(Terms.GAP + code));
    rules.forEach(rule -> terms.add(Terms.RULE + rule));
    Terms.words(text).forEach(word -> terms.add(Terms.WORD + word));
    return terms;
  }
}
