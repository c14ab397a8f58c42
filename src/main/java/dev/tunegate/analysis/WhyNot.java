package dev.tunegate.analysis;

import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a verdict, or a rule, did not come about: for each rule that leads there the conditions that
 * failed, followed down to facts.
 *
 * @param target the verdict or the name of the rule
 * @param happened whether it did come about
 * @param routes the rules that lead there, the nearest first; the rule itself where one was named
 * @param more how many rules that lead there are left out, all of them further away
 */
public record WhyNot(String target, boolean happened, List<Route> routes, int more) {

  /** Copies the list. */
  public WhyNot {
    routes = List.copyOf(routes);
  }

  /**
   * A rule that did not fire.
   *
   * @param conclusion what it would have concluded, such as {@code Ground:FORMAT}; the first if
   *     there are several
   * @param failures the conditions that failed, all of which would have to hold
   */
  public record Route(String rule, String conclusion, List<Failure> failures) {
    /** Copies the list. */
    public Route {
      failures = List.copyOf(failures);
    }
  }

  /** How a fact is compared. */
  public enum Relation {
    /** Is one of these. */
    IS,
    /** Is stated and none of these. */
    IS_NOT,
    /** Is less. */
    LESS,
    /** Is this or less. */
    AT_MOST,
    /** Is more. */
    MORE,
    /** Is this or more. */
    AT_LEAST,
    /** Is stated. */
    STATED,
    /** Is not stated. */
    UNSTATED
  }

  /** A condition that failed. */
  public sealed interface Failure {}

  /**
   * A fact that is not as it would have to be.
   *
   * @param met its value; null where it is not stated
   * @param values what it is compared with; null for a fact that is not stated itself
   * @param threshold name of the number of the policy that it is compared with; empty for none
   * @param compared path of the fact that it is compared with; empty for none
   */
  public record Fact(
      String path,
      @Nullable Object met,
      Relation wanted,
      List<@Nullable Object> values,
      String threshold,
      String compared)
      implements Failure {
    /** Copies the list, which may hold null. */
    public Fact {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /**
   * None of several alternatives holds.
   *
   * @param alternatives for each what failed
   */
  public record Either(List<List<Failure>> alternatives) implements Failure {
    /** Copies the lists. */
    public Either {
      alternatives = alternatives.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Something that no rule concluded.
   *
   * @param type the type of conclusion, such as {@code Ground}
   * @param keys which of that type would do, such as codes; empty where any would
   * @param routes the rules that could have concluded it, the nearest first
   * @param more how many such rules are left out
   * @param told whether it is followed down elsewhere in the same answer
   */
  public record Missing(String type, List<String> keys, List<Route> routes, int more, boolean told)
      implements Failure {
    /** Copies the lists. */
    public Missing {
      keys = List.copyOf(keys);
      routes = List.copyOf(routes);
    }
  }

  /**
   * Something that must not be and was concluded.
   *
   * @param by the rules that concluded it
   */
  public record Blocked(Conclusion conclusion, List<Derivation> by) implements Failure {
    /** Copies the list. */
    public Blocked {
      by = List.copyOf(by);
    }
  }

  /** The conditions hold each by itself, and for nothing at once. */
  public record Together() implements Failure {}
}
