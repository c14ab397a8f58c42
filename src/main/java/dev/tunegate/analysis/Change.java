package dev.tunegate.analysis;

import java.util.List;

/**
 * One thing that is different between two policies.
 *
 * @param name what it is called, in the newer policy where it is in both
 * @param details what is different in it; empty where all of it is new or gone
 */
public record Change(Subject subject, Kind kind, String name, List<Detail> details) {

  /** What changed, in the order in which changes are told. */
  public enum Subject {
    /** What {@code policy.yaml} says of the policy. */
    POLICY,
    /** A number. */
    THRESHOLD,
    /** A rule. */
    RULE,
    /** A row of a decision table. */
    ROW,
    /** A code of a conclusion. */
    CODE,
    /** The order in which the codes of a type are told. */
    CODE_ORDER,
    /** The wording of a fact. */
    QUESTION,
    /** The order in which facts are asked. */
    QUESTION_ORDER,
    /** A group of questions. */
    GROUP,
    /** What is declared of an attribute; its wording is that of a question. */
    ATTRIBUTE,
    /** A statement of the article. */
    STATEMENT,
    /** A sample. */
    SAMPLE
  }

  /** How it changed. */
  public enum Kind {
    /** It is new. */
    ADDED,
    /** It is gone. */
    REMOVED,
    /** It is in both, and not the same. */
    CHANGED,
    /** It means the same and has another name. */
    RENAMED,
    /** It means the same and stands in another file. */
    MOVED,
    /** It means the same and is written differently. */
    REFORMATTED
  }

  /**
   * One aspect that is different.
   *
   * @param aspect as the files name it, such as {@code value}
   * @param before empty where there was none
   * @param after empty where there is none any more
   */
  public record Detail(String aspect, String before, String after) {}

  /** Copies the list. */
  public Change {
    details = List.copyOf(details);
  }

  /** Whether nothing that is decided or read can be different by it. */
  public boolean cosmetic() {
    return kind == Kind.MOVED || kind == Kind.REFORMATTED;
  }
}
