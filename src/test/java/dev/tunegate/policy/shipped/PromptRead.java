package dev.tunegate.policy.shipped;

import dev.tunegate.facts.Baseline;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.PromptMaturity;
import java.util.Arrays;

/** "Maximised prompt". */
final class PromptRead {

  private PromptRead() {}

  static Done maximized(Case facts) {
    Baseline prompt = facts.baseline();
    Done[] components = {
      Done.of(prompt.instructionPrecise()),
      Done.of(prompt.formatDescribed()),
      fewShot(prompt),
      Done.of(prompt.examplesCoverInputTypes()),
      Done.of(prompt.edgeCasesExplicit()),
      Done.of(prompt.outputConstraints()),
      chainOfThought(facts)
    };
    // A component stated as missing outranks the team's own word.
    if (Arrays.asList(components).contains(Done.NO)) {
      return Done.NO;
    }
    PromptMaturity word = prompt.promptMaturity();
    // Against a first draft nothing can be shown, whatever is said of its parts (L13).
    if (word == PromptMaturity.NONE || word == PromptMaturity.FIRST_DRAFT) {
      return Done.NO;
    }
    if (!Arrays.asList(components).contains(Done.UNSTATED)) {
      // All components are there; that is what a maximised prompt is.
      return Done.YES;
    }
    // Known to be without chain of thought, and not known whether that is needed: the word
    // MAXIMIZED
    // counts for components that are not stated, and this one is.
    boolean needUnknown =
        Boolean.FALSE.equals(prompt.chainOfThought())
            && facts.task().reasoningQualityMatters() == null;
    if (word == PromptMaturity.MAXIMIZED) {
      return needUnknown ? Done.UNSTATED : Done.YES;
    }
    // The other word says that it is not maximised; no word, that it is not known.
    return word == null ? Done.UNSTATED : Done.NO;
  }

  private static Done fewShot(Baseline prompt) {
    Long examples = prompt.fewShotExamples();
    if (examples == null) {
      return Done.UNSTATED;
    }
    return examples >= Numbers.FEW_SHOT_EXAMPLES ? Done.YES : Done.NO;
  }

  /** "Chain of thought where reasoning quality matters". */
  private static Done chainOfThought(Case facts) {
    Boolean there = facts.baseline().chainOfThought();
    Boolean needed = facts.task().reasoningQualityMatters();
    if (Boolean.TRUE.equals(there) || Boolean.FALSE.equals(needed)) {
      return Done.YES;
    }
    return Boolean.FALSE.equals(there) && Boolean.TRUE.equals(needed) ? Done.NO : Done.UNSTATED;
  }
}
