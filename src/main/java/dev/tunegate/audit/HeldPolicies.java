package dev.tunegate.audit;

import dev.tunegate.ledger.Entry;
import dev.tunegate.ledger.StoredLedger;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.ContentEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policies that a log holds, by the fingerprint of their rules, which is made anew from the
 * files. Safe to share between threads.
 */
public final class HeldPolicies {

  /** A policy is large, so few are read at a time. */
  private static final int AT_ONCE = 4;

  private final StoredLedger ledger;
  private final Map<String, Long> entries = new HashMap<>();
  private long next;

  /** Those of a log. */
  public HeldPolicies(StoredLedger ledger) {
    this.ledger = ledger;
  }

  /** The files of a policy, if the log holds them. */
  public Optional<Content> find(String fingerprint) {
    return index(fingerprint)
        .flatMap(ledger::entry)
        .flatMap(entry -> Optional.ofNullable(entry.content()))
        .map(content -> ContentEntry.read(content.payload()).content());
  }

  private synchronized Optional<Long> index(String fingerprint) {
    if (!entries.containsKey(fingerprint)) {
      follow();
    }
    return Optional.ofNullable(entries.get(fingerprint));
  }

  private void follow() {
    List<Entry> found = ledger.entries(ContentEntry.KIND, next, null, AT_ONCE);
    while (!found.isEmpty()) {
      for (Entry entry : found) {
        next = entry.index() + 1;
        Entry.Content content = entry.content();
        if (content != null) {
          note(entry.index(), content.payload());
        }
      }
      found = ledger.entries(ContentEntry.KIND, next, null, AT_ONCE);
    }
  }

  private void note(long index, byte[] payload) {
    try {
      String fingerprint = ContentEntry.read(payload).content().rules().fingerprint();
      entries.putIfAbsent(fingerprint, index);
    } catch (IllegalArgumentException unreadable) {
      // The audit names it; here it is a policy that is missing.
    }
  }
}
