package dev.tunegate.facts;

/**
 * How wide the task is, which sets how much data it needs ({@code task.scope}; L43 to L45, L09).
 */
public enum Scope {
  /** One narrow, well-defined task. */
  NARROW,
  /** One task over diverse inputs. */
  DIVERSE_INPUTS,
  /** A complex task with varied patterns of reasoning. */
  COMPLEX_REASONING,
  /** Many capabilities in one system. */
  MANY_CAPABILITIES
}
