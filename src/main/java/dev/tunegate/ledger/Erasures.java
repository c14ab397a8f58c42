package dev.tunegate.ledger;

import java.util.BitSet;

/** Which payloads are gone, and whether an entry tells of each. One bit an entry, twice. */
final class Erasures {

  private final Verifier.Findings findings;
  private final BitSet untold = new BitSet();
  private final BitSet told = new BitSet();

  Erasures(Verifier.Findings findings) {
    this.findings = findings;
  }

  /** Takes an entry without payload. */
  void gone(Entry entry) {
    untold.set(Math.toIntExact(entry.index()));
  }

  /** Takes an entry that tells of others that were erased. */
  void told(Entry entry) {
    for (long index : OwnEntries.readErased(entry)) {
      int at = 0 <= index && index < entry.index() ? Math.toIntExact(index) : -1;
      if (at >= 0 && untold.get(at)) {
        untold.clear(at);
        told.set(at);
      } else if (at < 0 || !told.get(at)) {
        findings.add(
            Finding.Kind.ERASURE,
            index,
            index,
            "Entry "
                + index
                + " is still there, and entry "
                + entry.index()
                + " says it is erased");
      }
    }
  }

  void finish() {
    untold.stream()
        .forEach(
            index ->
                findings.add(
                    Finding.Kind.ERASURE,
                    index,
                    index,
                    "Entry "
                        + index
                        + " was erased without record: its payload is gone, and no entry tells of"
                        + " it"));
  }

  long count() {
    return told.cardinality();
  }
}
