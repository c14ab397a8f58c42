package dev.tunegate.facts;

import java.io.Serializable;

/**
 * One thing that is wrong with a case, addressed to whoever wrote it.
 *
 * @param pointer where it stands, as a JSON pointer (RFC 6901); empty for the case as a whole
 * @param type the kind of problem, one of the constants of this type; stable
 * @param message the field, the value met, the value wanted and what to do; quotes at most 60
 *     characters of what was sent, so it belongs in the answer and not in a log
 */
public record CaseProblem(String pointer, String type, String message) implements Serializable {

  /** The text is not JSON. */
  public static final String MALFORMED_JSON = "malformed-json";

  /** A value of another kind than the field takes. */
  public static final String WRONG_TYPE = "wrong-type";

  /** A property that a case does not have. */
  public static final String UNKNOWN_PROPERTY = "unknown-property";

  /** A number outside its range, or an attribute without a name. */
  public static final String OUT_OF_RANGE = "out-of-range";

  /** A word that is not on the field's closed list. */
  public static final String UNKNOWN_VALUE = "unknown-value";

  /** A property that an object states twice. */
  public static final String DUPLICATE_PROPERTY = "duplicate-property";

  /** A document with too many bytes, or too many attributes. */
  public static final String TOO_LARGE = "too-large";

  /** Objects or arrays nested too deeply. */
  public static final String TOO_DEEP = "too-deep";

  /** No title, or an empty one. */
  public static final String MISSING_TITLE = "missing-title";

  /** A text or name with too many characters. */
  public static final String TOO_LONG = "too-long";

  /** A number with too many fraction digits. */
  public static final String TOO_PRECISE = "too-precise";

  /** Two statements that cannot stand side by side. */
  public static final String CONFLICTING = "conflicting";

  /**
   * The problem without a word of what was sent: its type and its place, in which every name that
   * is not a field's own is written as {@code *}.
   */
  public String logLine() {
    return pointer.isEmpty() ? type : type + " at " + Pointers.ofKnownNames(pointer);
  }
}
