package dev.tunegate.desk;

import dev.tunegate.versions.Content;

/**
 * A policy that can be tried before it decides anything: a version, or one that is being written.
 */
public interface Tryable {

  /** What it is called in a sentence, such as {@code version 3}. */
  String label();

  /**
   * Its rules and samples as they are now.
   *
   * @throws dev.tunegate.policy.PolicyException if a file is none that a version can hold
   */
  Content content();
}
