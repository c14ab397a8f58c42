package dev.tunegate.facts;

/**
 * What a structured-outputs API or schema-constrained decoding has done for the format ({@code
 * baseline.structuredOutputs}; L32, L83).
 */
public enum StructuredOutputs {
  /** Not considered yet. */
  NOT_CONSIDERED,
  /** It solves the format problem. */
  SOLVES,
  /** It was tried and does not suffice. */
  INSUFFICIENT,
  /** The task has no structure to constrain. */
  NOT_APPLICABLE
}
