package dev.tunegate.facts;

/** What the system must do ({@code task.kind}). */
public enum TaskKind {
  /** Inputs are sorted into classes (statements L23 to L25). */
  CLASSIFICATION,
  /** Named fields are read out of documents (L26). */
  EXTRACTION,
  /** Texts are shortened (L27, L28). */
  SUMMARIZATION,
  /** Texts are reworded (L27, L28). */
  REWRITING,
  /** Questions are answered over provided context (L29, L30). */
  QUESTION_ANSWERING,
  /** Output follows a tightly constrained structure (L31 to L33). */
  STRUCTURED_GENERATION,
  /** A method particular to a domain is applied (L34). */
  DOMAIN_REASONING,
  /** Texts are written in a particular voice (L35, L36). */
  STYLED_WRITING,
  /** Many capabilities in one system (L09). */
  ASSISTANT,
  /** None of these. */
  OTHER
}
