package dev.tunegate.verdict;

/**
 * The answer to one item of the checklist.
 *
 * @param item number of the item, from 1
 * @param answer the answer
 */
public record Check(int item, Answer answer) implements Conclusion {

  @Override
  public String key() {
    return item + ":" + answer;
  }
}
