package dev.tunegate.desk;

import dev.tunegate.engine.Decision;
import dev.tunegate.register.DecisionRecord;

/** A decision that is on record. */
public final class Decided {

  private final DecisionRecord record;
  private final Decision decision;
  private final byte[] json;

  Decided(DecisionRecord record, Decision decision, byte[] json) {
    this.record = record;
    this.decision = decision;
    this.json = json;
  }

  /** What was recorded; unlike the decision it may be masked. */
  public DecisionRecord record() {
    return record;
  }

  /** The decision. */
  public Decision decision() {
    return decision;
  }

  /** The decision as canonical JSON, in UTF-8. */
  public byte[] json() {
    return json.clone();
  }
}
