package dev.tunegate.analysis;

/** Tells on which open facts a verdict hangs, by going back from it through the rules. */
final class Hinges {

  private final VerdictRules rules;
  private final Effects effects;
  private final Mask conflicts;
  private final boolean[][] joined;

  /**
   * For a space of cases.
   *
   * @param conflicts the contradictions that no case of it has
   * @param joined for each rule that has a join, which facts it looks at
   */
  Hinges(VerdictRules rules, Effects effects, Mask conflicts, boolean[][] joined) {
    this.rules = rules;
    this.effects = effects;
    this.conflicts = conflicts;
    this.joined = joined;
  }

  /**
   * The open fact that the verdicts, or else the contradictions, most often hang on; -1 where they
   * hang on none.
   *
   * @param but a fact that is not meant; -1 for none
   */
  int of(Outlook outlook, int[] choice, int but) {
    int found = of(outlook, choice, but, rules.verdicts());
    return found >= 0 ? found : of(outlook, choice, but, conflicts);
  }

  private int of(Outlook outlook, int[] choice, int but, Mask goal) {
    long[] wanted = new long[outlook.must().length];
    goal.addTo(wanted, outlook.may(), outlook.must());
    goal.addTo(wanted, outlook.conflicts(), outlook.must());
    int[] votes = new int[choice.length];
    for (int i = rules.rules().size() - 1; i >= 0; i--) {
      GroundRule rule = rules.rules().get(i);
      if (rule.results().meets(wanted) && rule.holds(outlook.must(), outlook.may())) {
        for (Mask input : rule.inputs()) {
          input.addTo(wanted, outlook.may(), outlook.must());
        }
        if (rule.join() != null) {
          vote(i, choice, but, votes);
          conclusions(rule.join(), outlook, wanted);
        }
      }
    }
    return most(wanted, choice, but, votes);
  }

  private void conclusions(Join join, Outlook outlook, long[] wanted) {
    Universe universe = rules.evaluator().universe();
    for (String type : join.conclusionTypes()) {
      Mask.of(universe.of(type).stream().map(universe::bit).toList())
          .addTo(wanted, outlook.may(), outlook.must());
    }
  }

  private void vote(int rule, int[] choice, int but, int[] votes) {
    for (int fact = 0; fact < choice.length; fact++) {
      if (choice[fact] == CaseSpace.OPEN && fact != but && joined[rule][fact]) {
        votes[fact]++;
      }
    }
  }

  private int most(long[] wanted, int[] choice, int but, int[] votes) {
    for (int test = nextTest(wanted, 0); test >= 0; test = nextTest(wanted, test + 1)) {
      for (int fact : effects.lookedAt(test)) {
        if (choice[fact] == CaseSpace.OPEN && fact != but) {
          votes[fact]++;
        }
      }
    }
    int most = -1;
    for (int fact = 0; fact < votes.length; fact++) {
      if (votes[fact] > 0 && (most < 0 || votes[fact] > votes[most])) {
        most = fact;
      }
    }
    return most;
  }

  private int nextTest(long[] wanted, int from) {
    for (int test = from; test < rules.evaluator().tests().size(); test++) {
      if ((wanted[test / Long.SIZE] & (1L << test)) != 0) {
        return test;
      }
    }
    return -1;
  }

  /** Whether the verdict may hang on an open fact, as far as is known. */
  boolean hangs(Outlook outlook, int fact) {
    long[] touched = new long[outlook.must().length];
    for (int test = 0; test < rules.evaluator().tests().size(); test++) {
      for (int each : effects.lookedAt(test)) {
        long bit = 1L << test;
        int word = test / Long.SIZE;
        if (each == fact && (outlook.may()[word] & ~outlook.must()[word] & bit) != 0) {
          touched[word] |= bit;
        }
      }
    }
    for (int i = 0; i < rules.rules().size(); i++) {
      GroundRule rule = rules.rules().get(i);
      if (rule.holds(outlook.must(), outlook.may()) && touches(i, rule, fact, touched)) {
        rule.results().addTo(touched, outlook.may(), outlook.must());
      }
    }
    return rules.verdicts().meets(touched);
  }

  private boolean touches(int index, GroundRule rule, int fact, long[] touched) {
    boolean touches = joined[index] != null && joined[index][fact];
    if (joined[index] != null) {
      // What it looks through may be anything.
      touches |= !rule.join().conclusionTypes().isEmpty();
    }
    for (Mask input : rule.inputs()) {
      touches |= input.meets(touched);
    }
    return touches;
  }
}
