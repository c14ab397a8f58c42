package dev.tunegate.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a receipt found out.
 *
 * @param fault why it is refused, a sentence; null if it holds
 * @param receipt what it says; null where it cannot even be read
 * @param proved what is proved, a sentence each
 * @param notKnown what is not, a sentence each
 */
public record ReceiptReport(
    @Nullable String fault, @Nullable Receipt receipt, List<String> proved, List<String> notKnown) {

  /** Copies the lists. */
  public ReceiptReport {
    proved = List.copyOf(proved);
    notKnown = List.copyOf(notKnown);
  }

  /** Whether nothing is wrong with it. */
  public boolean holds() {
    return fault == null;
  }
}
