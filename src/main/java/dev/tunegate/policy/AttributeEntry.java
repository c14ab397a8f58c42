package dev.tunegate.policy;

import dev.tunegate.facts.AttributeDeclaration;
import java.util.List;

/**
 * An attribute as {@code attributes.yaml} declares it.
 *
 * @param declaration what a case may state
 * @param text the wording of its question and answers
 * @param sources ids of the statements that it comes from; may be empty
 */
public record AttributeEntry(
    AttributeDeclaration declaration, QuestionText text, List<String> sources, Place place) {

  /** Copies the list. */
  public AttributeEntry {
    sources = List.copyOf(sources);
  }
}
