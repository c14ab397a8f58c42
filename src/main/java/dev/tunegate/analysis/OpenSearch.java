package dev.tunegate.analysis;

import dev.tunegate.analysis.StillOpen.Looked;
import dev.tunegate.analysis.StillOpen.Settling;
import dev.tunegate.analysis.WhatIf.Change;
import dev.tunegate.verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which open facts the verdict can hang on. Facts are fixed one after the other, the one
 * first that the verdict hangs on most; whatever is settled by what is fixed already need not be
 * looked at any more.
 */
final class OpenSearch {

  /** More of the smallest sets of answers are not told. */
  private static final int MOST_TOLD = 8;

  private final CaseSpace space;
  private final Hinges hinges;
  private final int mostSteps;

  /** Cases that show that something does not settle the verdict; what served last comes first. */
  private final List<Witness> witnesses = new ArrayList<>();

  private int steps;
  private int limit;
  private boolean cut;

  /** A case with what comes of it. */
  private static final class Witness {
    private final int[] choice;
    private final Judgement judgement;

    Witness(int[] choice, Judgement judgement) {
      this.choice = choice;
      this.judgement = judgement;
    }
  }

  /**
   * A search.
   *
   * @param space of the facts that are not stated
   * @param mostSteps how much is looked at, as a number of outlooks
   */
  OpenSearch(CaseSpace space, int mostSteps) {
    this.space = space;
    this.hinges = space.hinges();
    this.mostSteps = mostSteps;
  }

  StillOpen search(Outcome present, int unstated, int mostAnswers) {
    List<Integer> mattering = new ArrayList<>();
    int facts = space.facts().size();
    for (int fact = 0; fact < facts; fact++) {
      limit = steps + mostSteps / Math.max(1, 2 * facts);
      if (matters(space.open(), fact)) {
        mattering.add(fact);
      }
    }
    List<int[]> settling = new ArrayList<>();
    int size = 0;
    limit = steps + mostSteps / 2;
    List<Integer> telling = telling(mattering);
    while (size < mostAnswers && size < telling.size() && settling.isEmpty()) {
      size++;
      settle(telling, new int[size], 0, 0, settling);
    }
    settling.removeIf(far -> settling.stream().anyMatch(near -> sooner(near, far)));
    List<String> paths =
        inOrder(mattering, settling).stream().map(fact -> space.facts().get(fact).path()).toList();
    return new StillOpen(
        present,
        paths,
        settling.stream().limit(MOST_TOLD).map(this::settling).toList(),
        new Looked(unstated, size, cut, settling.size() > MOST_TOLD));
  }

  /** Facts that matter, or that can rule out values of one that does. */
  private List<Integer> telling(List<Integer> mattering) {
    return IntStream.range(0, space.facts().size())
        .filter(fact -> mattering.stream().anyMatch(each -> each == fact || space.tied(each, fact)))
        .boxed()
        .toList();
  }

  /** Whether one needs less of the same to settle the same verdict. */
  private boolean sooner(int[] near, int[] far) {
    return space.nearer(near, far) && space.judge(closed(near)) == space.judge(closed(far));
  }

  /** Those first that are in the most of the smallest sets that settle the verdict. */
  private List<Integer> inOrder(List<Integer> mattering, List<int[]> settling) {
    Map<Integer, Long> times = new HashMap<>();
    Map<Integer, Long> turns = new HashMap<>();
    for (int fact : mattering) {
      times.put(fact, settling.stream().filter(set -> set[fact] != CaseSpace.OPEN).count());
      turns.put(fact, turns(fact));
    }
    return mattering.stream()
        .sorted(
            Comparator.<Integer, Long>comparing(fact -> -times.getOrDefault(fact, 0L))
                .thenComparing(fact -> -turns.getOrDefault(fact, 0L)))
        .toList();
  }

  /** How many answers to a fact change the verdict at once. */
  private long turns(int fact) {
    int[] choice = space.unchanged();
    Judgement now = space.judge(choice);
    long turns = 0;
    for (choice[fact] = 1; choice[fact] < options(fact); choice[fact]++) {
      Judgement then = space.judge(choice);
      turns += then == null || then == now ? 0 : 1;
    }
    return turns;
  }

  private int options(int fact) {
    return space.facts().get(fact).options().size();
  }

  /** Whether a fact can make a difference; true also where the search is cut. */
  private boolean matters(int[] choice, int fact) {
    if (spent()) {
      return true;
    }
    Outlook outlook = space.outlook(choice);
    if (outlook == null || !hinges.hangs(outlook, fact)) {
      return false;
    }
    if (differs(closed(choice), fact)) {
      return true;
    }
    int hinge = hinges.of(outlook, choice, fact);
    if (hinge < 0) {
      return false;
    }
    boolean found = false;
    for (int option = 0; option < options(hinge) && !found; option++) {
      choice[hinge] = option;
      found = matters(choice, fact);
    }
    choice[hinge] = CaseSpace.OPEN;
    return found;
  }

  private boolean differs(int[] choice, int fact) {
    Set<Judgement> found = EnumSet.noneOf(Judgement.class);
    for (choice[fact] = 0; choice[fact] < options(fact); choice[fact]++) {
      Judgement judgement = space.judge(choice);
      if (judgement != null && found.add(judgement)) {
        witnesses.add(new Witness(choice.clone(), judgement));
      }
    }
    return found.size() > 1;
  }

  private boolean spent() {
    boolean spent = ++steps > limit;
    cut |= spent;
    return spent;
  }

  private static int[] closed(int[] choice) {
    int[] closed = choice.clone();
    for (int fact = 0; fact < closed.length; fact++) {
      closed[fact] = Math.max(0, closed[fact]);
    }
    return closed;
  }

  /** Tries all answers to all sets of facts of one size. */
  private void settle(
      List<Integer> mattering, int[] set, int index, int from, List<int[]> settling) {
    if (index == set.length) {
      int[] choice = space.open();
      answer(set, 0, choice, settling);
      return;
    }
    for (int at = from; at < mattering.size(); at++) {
      set[index] = mattering.get(at);
      settle(mattering, set, index + 1, at + 1, settling);
    }
  }

  private void answer(int[] set, int index, int[] choice, List<int[]> settling) {
    if (index == set.length) {
      Judgement then = space.judge(closed(choice));
      if (then != null && !refuted(set, choice, then) && !differs(choice.clone(), then)) {
        settling.add(choice.clone());
      }
      return;
    }
    int fact = set[index];
    for (choice[fact] = 1; choice[fact] < options(fact); choice[fact]++) {
      answer(set, index + 1, choice, settling);
    }
    choice[fact] = CaseSpace.OPEN;
  }

  /** Whether a case that is known already shows that the verdict can be another one. */
  private boolean refuted(int[] set, int[] choice, Judgement judgement) {
    for (int i = 0; i < witnesses.size(); i++) {
      Witness witness = witnesses.get(i);
      if (witness.judgement != judgement && agree(set, choice, witness)) {
        if (i > 0) {
          witnesses.set(i, witnesses.get(i - 1));
          witnesses.set(i - 1, witness);
        }
        return true;
      }
    }
    return false;
  }

  private static boolean agree(int[] set, int[] choice, Witness witness) {
    for (int fact : set) {
      if (witness.choice[fact] != choice[fact]) {
        return false;
      }
    }
    return true;
  }

  /** Whether open facts can lead to another judgement; true also where the search is cut. */
  private boolean differs(int[] choice, Judgement than) {
    if (spent()) {
      return true;
    }
    Outlook outlook = space.outlook(choice);
    if (outlook == null || space.settled(outlook) == than) {
      return false;
    }
    int[] closed = closed(choice);
    Judgement found = space.judge(closed);
    if (found != null && found != than) {
      witnesses.add(new Witness(closed, found));
      return true;
    }
    int hinge = hinges.of(outlook, choice, CaseSpace.OPEN);
    if (hinge < 0) {
      return false;
    }
    boolean differs = false;
    for (int option = 0; option < options(hinge) && !differs; option++) {
      choice[hinge] = option;
      differs = differs(choice, than);
    }
    choice[hinge] = CaseSpace.OPEN;
    return differs;
  }

  private Settling settling(int[] choice) {
    List<Change> answers = new ArrayList<>();
    for (int fact = 0; fact < choice.length; fact++) {
      if (choice[fact] != CaseSpace.OPEN) {
        @Nullable Object answer = space.facts().get(fact).options().get(choice[fact]);
        answers.add(
            new Change(space.facts().get(fact).path(), null, Objects.requireNonNull(answer)));
      }
    }
    return new Settling(answers, Objects.requireNonNull(space.judge(closed(choice))));
  }
}
