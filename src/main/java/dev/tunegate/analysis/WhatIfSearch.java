package dev.tunegate.analysis;

import dev.tunegate.analysis.WhatIf.Answer;
import dev.tunegate.analysis.WhatIf.Change;
import dev.tunegate.analysis.WhatIf.Looked;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.facts.Case;
import dev.tunegate.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Looks for the smallest changes that turn a verdict: all sets of one fact, of two, and so on. What
 * cannot reach the verdict whatever its facts are is ruled out at once.
 */
final class WhatIfSearch {

  /** Larger answers are not looked for once there are so many. */
  private static final int ENOUGH = 8;

  /** So many cases are looked at; the shipped policy takes a fraction. */
  static final int MOST_CASES = 400_000;

  private final DecisionEngine engine;
  private final CaseSpace space;
  private final Judgement wanted;
  private final int mostCases;
  private final List<int[]> answers = new ArrayList<>();
  private final List<Set<Integer>> changed = new ArrayList<>();
  private int cases;
  private boolean cut;

  WhatIfSearch(DecisionEngine engine, CaseSpace space, Outcome wanted, int mostCases) {
    this.engine = engine;
    this.space = space;
    this.wanted = Judgement.of(wanted);
    this.mostCases = mostCases;
  }

  WhatIf search(Decision now, int mostChanges) {
    int facts = space.facts().size();
    int size = 0;
    boolean enough = false;
    if (now.verdict().outcome() != Outcome.valueOf(wanted.name())
        && reachable(IntStream.range(0, facts).toArray())) {
      for (;
          size < Math.min(mostChanges, facts) && !enough && !cut;
          enough = answers.size() >= ENOUGH) {
        size++;
        choose(new int[size], 0, 0);
      }
    }
    List<Answer> confirmed = answers.stream().map(this::confirm).toList();
    boolean more = enough && size < Math.min(mostChanges, facts);
    return new WhatIf(
        now.verdict().outcome(),
        Outcome.valueOf(wanted.name()),
        confirmed,
        new Looked(facts, size, cases, cut, more));
  }

  /** All sets of facts of one size, in order. */
  private void choose(int[] set, int index, int from) {
    if (index == set.length) {
      attempt(set);
      return;
    }
    for (set[index] = from; set[index] < space.facts().size() && !cut; set[index]++) {
      choose(set, index + 1, set[index] + 1);
    }
  }

  private void attempt(int[] set) {
    Set<Integer> facts = new TreeSet<>(IntStream.of(set).boxed().toList());
    if (changed.stream().anyMatch(facts::containsAll) || !reachable(set)) {
      return;
    }
    List<int[]> found = new ArrayList<>();
    values(set, 0, space.unchanged(), found);
    found.removeIf(far -> found.stream().anyMatch(near -> space.nearer(near, far)));
    if (!found.isEmpty()) {
      answers.addAll(found);
      changed.add(facts);
    }
  }

  private boolean reachable(int[] set) {
    int[] choice = space.unchanged();
    for (int fact : set) {
      choice[fact] = CaseSpace.OPEN;
    }
    Outlook outlook = space.outlook(choice);
    return outlook != null && space.reachable(outlook, wanted);
  }

  private void values(int[] set, int index, int[] choice, List<int[]> found) {
    if (index == set.length) {
      cases++;
      cut |= cases >= mostCases;
      if (space.judge(choice) == wanted) {
        found.add(choice.clone());
      }
      return;
    }
    int fact = set[index];
    int options = space.facts().get(fact).options().size();
    for (choice[fact] = 1; choice[fact] < options && !cut; choice[fact]++) {
      values(set, index + 1, choice, found);
    }
    choice[fact] = 0;
  }

  private Answer confirm(int[] choice) {
    Case facts = space.at(choice);
    List<Change> changes = new ArrayList<>();
    for (int fact = 0; fact < choice.length; fact++) {
      if (choice[fact] > 0) {
        Varied varied = space.facts().get(fact);
        Object to = Objects.requireNonNull(varied.options().get(choice[fact]));
        changes.add(new Change(varied.path(), varied.options().get(0), to));
      }
    }
    Decision decision = engine.decide(facts);
    Confirmation.agree(facts, engine, wanted, Judgement.of(decision.verdict().outcome()));
    return new Answer(changes, decision.verdict().because());
  }
}
