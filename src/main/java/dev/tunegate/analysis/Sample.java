package dev.tunegate.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A case that comes with a policy, and what is expected of it.
 *
 * @param path below the samples folder, such as {@code NOT_YET/Too few examples.json}
 * @param name the sentence that names it
 * @param json the case as it is written
 * @param expectation what is expected; null where no {@code .expect.yaml} stands beside it
 */
public record Sample(String path, String name, String json, @Nullable Expectation expectation) {

  /** Folder of cases that are refused before any rule runs. */
  public static final String REFUSED = "REFUSED";

  /** The folder it stands in: a verdict, or {@link #REFUSED}. */
  public String folder() {
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }

  /** Whether it is expected to be refused. */
  public boolean refused() {
    return folder().equals(REFUSED);
  }
}
