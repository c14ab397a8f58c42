package dev.tunegate.policy;

import java.util.Map;

/**
 * The wording of a fact.
 *
 * @param path the fact, such as {@code data.verified}
 * @param group the group of questions it is asked in
 * @param label a short noun phrase
 * @param ask the question; empty for a derived fact
 * @param means what it means and why it is asked
 * @param answers wording of the answers, by value; empty where numbers or yes and no are asked for
 */
public record QuestionText(
    String path,
    String group,
    String label,
    String ask,
    String means,
    Map<String, String> answers) {

  /**
   * A group of questions, asked together.
   *
   * @param name as {@code questions.yaml} names it, which is a part of the case
   */
  public record Group(String name, String title, String intro) {}
}
