package dev.tunegate.register;

import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.policy.Because;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What of a case is not kept in clear. The decision is made, and answered, as if there were no
 * masking; only what is recorded of it leaves out the values of masked facts, and whatever they
 * were worked into: derived facts, and the values in reasons of rules that read them. That a rule
 * fired stays on record, for that is the decision.
 */
public final class Masking {

  /** What stands in a record instead of a text or value. */
  public static final String MASKED = "(masked)";

  private static final String TITLE = "title";
  private static final String DESCRIPTION = "description";

  /** What no rule reads. */
  static final Set<String> FOR_PEOPLE = Set.of(TITLE, DESCRIPTION);

  private final SortedSet<String> paths;

  private Masking(SortedSet<String> paths) {
    this.paths = paths;
  }

  /** Everything is kept in clear. */
  public static Masking none() {
    return new Masking(new TreeSet<>());
  }

  /**
   * Masks what stands at paths.
   *
   * @param paths {@code title}, {@code description}, paths of the catalogue such as {@code
   *     baseline.failurePercent}, or {@code attributes.} and a name
   * @throws IllegalArgumentException for a path at which no case holds anything
   */
  public static Masking of(Collection<String> paths) {
    for (String path : paths) {
      boolean known =
          path.equals(TITLE)
              || path.equals(DESCRIPTION)
              || Attribute.nameAt(path) != null
              || Catalogue.find(path).filter(field -> !field.derived()).isPresent();
      if (!known) {
        throw new IllegalArgumentException(
            "No case states "
                + path
                + ". Mask title, description, a path such as baseline.failurePercent, or"
                + " attributes.NAME.");
      }
    }
    return new Masking(new TreeSet<>(paths));
  }

  /** The paths, sorted. */
  public SortedSet<String> paths() {
    return new TreeSet<>(paths);
  }

  /** Which of them a case states, sorted. */
  public List<String> in(Case facts) {
    return paths.stream().filter(path -> states(facts, path)).toList();
  }

  private static boolean states(Case facts, String path) {
    return path.equals(TITLE)
        || (path.equals(DESCRIPTION) ? facts.description() != null : facts.value(path) != null);
  }

  /** A decision without what is masked. */
  public Decision apply(Decision decision, PolicyModel policy) {
    List<String> masked = in(decision.facts());
    return masked.isEmpty() ? decision : new Applied(masked, decision, policy).decision();
  }

  /** Leaves out of one decision. */
  private static final class Applied {

    private final List<String> masked;
    private final Decision decision;
    private final PolicyModel policy;
    private final Set<String> hidden = new HashSet<>();

    /** Reasons as they were and as they are kept. */
    private final Map<String, String> reasons = new HashMap<>();

    Applied(List<String> masked, Decision decision, PolicyModel policy) {
      this.masked = masked;
      this.decision = decision;
      this.policy = policy;
      hide();
    }

    private void hide() {
      masked.forEach(path -> hidden.add("fact:" + path));
      Set<String> derived = new HashSet<>();
      Map<String, Node> nodes = new HashMap<>();
      for (Node node : decision.justification().nodes()) {
        nodes.put(node.id(), node);
        if (node instanceof Node.DerivedNode) {
          derived.add(node.id());
        }
      }
      List<Edge> edges = decision.justification().edges();
      boolean more = true;
      while (more) {
        more = false;
        for (Edge edge : edges) {
          more |=
              derived.contains(edge.to()) && hidden.contains(edge.from()) && hidden.add(edge.to());
        }
      }
      for (Edge edge : edges) {
        if (hidden.contains(edge.from())
            && nodes.get(edge.to()) instanceof Node.FiringNode firing) {
          reasons.put(firing.because(), withoutValues(firing));
        }
      }
    }

    /** The reason with its words and without its values. */
    private String withoutValues(Node.FiringNode firing) {
      @Nullable Rule rule = policy.rule(firing.rule());
      if (rule == null) {
        return MASKED;
      }
      var text = new StringBuilder();
      for (Because.Segment segment : rule.because().segments()) {
        text.append(segment instanceof Because.Words words ? words.text() : "…");
      }
      return text.toString();
    }

    Decision decision() {
      CaseBuilder facts = CaseBuilder.from(decision.facts());
      for (String path : masked) {
        switch (path) {
          case TITLE -> facts.title(MASKED);
          case DESCRIPTION -> facts.description(MASKED);
          default -> facts.put(path, null);
        }
      }
      Case kept = facts.build();
      return new Decision(
          kept.title(),
          new Decision.VerdictEntry(
              decision.verdict().outcome(),
              reason(decision.verdict().because()),
              derivations(decision.verdict().derivations())),
          entries(decision.grounds()),
          entries(decision.prospects()),
          entries(decision.gaps()),
          entries(decision.vetoes()),
          entries(decision.warnings()),
          entries(decision.findings()),
          each(
              decision.contradictions(),
              entry ->
                  new Decision.ContradictionEntry(entry.paths(), derivations(entry.derivations()))),
          entries(decision.actions()),
          each(
              decision.questions(),
              entry ->
                  new Decision.QuestionEntry(
                      entry.path(), entry.ask(), derivations(entry.derivations()))),
          each(
              decision.comparison(),
              entry ->
                  new Decision.ReadingEntry(
                      entry.dimension(), entry.side(), derivations(entry.derivations()))),
          each(
              decision.checklist(),
              entry ->
                  new Decision.CheckEntry(
                      entry.item(),
                      entry.question(),
                      entry.answer(),
                      derivations(entry.derivations()))),
          new Justification(
              each(decision.justification().nodes(), this::node), decision.justification().edges()),
          decision.policy(),
          decision.engine(),
          kept);
    }

    private static <T> List<T> each(List<T> list, UnaryOperator<T> mask) {
      return list.stream().map(mask).toList();
    }

    private List<Decision.Entry> entries(List<Decision.Entry> entries) {
      return each(
          entries,
          entry ->
              new Decision.Entry(entry.code(), entry.label(), derivations(entry.derivations())));
    }

    private List<Derivation> derivations(List<Derivation> derivations) {
      return each(
          derivations, said -> new Derivation(said.rule(), reason(said.because()), said.sources()));
    }

    private String reason(String because) {
      return reasons.getOrDefault(because, because);
    }

    private Node node(Node node) {
      if (node instanceof Node.FiringNode firing) {
        return new Node.FiringNode(
            firing.id(),
            firing.rule(),
            firing.file(),
            firing.line(),
            reason(firing.because()),
            firing.sources());
      }
      if (!hidden.contains(node.id())) {
        return node;
      }
      return node instanceof Node.FactNode fact
          ? new Node.FactNode(fact.id(), fact.path(), MASKED)
          : new Node.DerivedNode(node.id(), ((Node.DerivedNode) node).path(), MASKED);
    }
  }
}
