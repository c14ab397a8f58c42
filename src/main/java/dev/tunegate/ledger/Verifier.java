package dev.tunegate.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a log item by item and tells what is wrong with it. It holds the right edge of the tree,
 * the keys, and one bit for every entry up to the last erased one; nothing else grows.
 */
final class Verifier {

  /** As many findings are listed. */
  static final int MOST = 100;

  private final boolean hasSubtrees;
  private final List<Finding> findings = new ArrayList<>();
  private final Frontier tree = new Frontier();
  private final KeyChain keys = new KeyChain(this::found);
  private final Erasures erasures = new Erasures(this::found);
  private final OutsideCheckpoints outside;

  /** Heads that should be stored and have not come yet. */
  private final List<LogReader.Subtree> subtrees = new ArrayList<>();

  private LogReader.@Nullable Header header;
  private boolean isBroken;
  private long size;
  private long checkpoints;

  /** The size of the largest checkpoint that came before its entries, if one did. */
  private long ahead;

  private @Nullable Checkpoint last;

  /** Entries before this one are what a signed checkpoint tells of. */
  private long sure;

  /** Entries among which the first wrong one is, by the first stored subtree that differs. */
  private LogReader.@Nullable Subtree suspect;

  /**
   * Begins.
   *
   * @param hasSubtrees whether stored subtrees are to come
   * @param trusted keys from elsewhere
   * @param outside checkpoints from elsewhere, or null
   */
  Verifier(boolean hasSubtrees, List<VerifierKey> trusted, NoteFile.@Nullable Reader outside) {
    this.hasSubtrees = hasSubtrees;
    this.outside = new OutsideCheckpoints(trusted, outside, this::found);
  }

  void accept(LogReader.Item item) {
    if (item instanceof LogReader.Recorded recorded) {
      entry(recorded.entry());
    } else if (item instanceof LogReader.Signed signed) {
      checkpoint(signed);
    } else if (item instanceof LogReader.Subtree subtree) {
      subtree(subtree);
    } else if (item instanceof LogReader.Header told) {
      header = told;
    } else if (item instanceof LogReader.Unreadable unreadable) {
      isBroken = true;
      found(
          Finding.Kind.UNREADABLE,
          size,
          size,
          "The " + unreadable.what() + " cannot be read: " + unreadable.why());
    }
  }

  private void entry(Entry entry) {
    requireSubtrees();
    keys.requireConfirmed(size);
    long index = entry.index();
    if (index != size) {
      isBroken = true;
      found(
          Finding.Kind.ORDER,
          Math.min(index, size),
          Math.max(index - 1, size),
          index > size
              ? "Entry " + size + " is missing: after entry " + (size - 1) + " comes " + index
              : "Entry " + index + " stands where entry " + size + " should");
    }
    size = Math.max(size, index + 1);
    Entry.Content content = entry.content();
    if (content == null) {
      erasures.gone(entry);
    } else if (content.salt().length != Hashing.SALT
        || !Hashing.commitment(content.salt(), content.payload()).equals(entry.commitment())) {
      found(
          Finding.Kind.PAYLOAD,
          index,
          index,
          "Entry " + index + " was changed: its payload or salt is not what was recorded");
    }
    if (!Hashing.leaf(entry.commitment(), entry.at(), entry.kind()).equals(entry.leaf())) {
      found(
          Finding.Kind.ENTRY,
          index,
          index,
          "Entry " + index + " was changed: its hash is not that of what it holds");
    }
    tree.add(entry.leaf(), this::grown);
    if (entry.kind().equals(Entry.KEY)) {
      keys.entry(entry);
    } else if (entry.kind().equals(Entry.ERASED)) {
      erasures.told(entry);
    }
    if (!isBroken && !outside.agree(tree, keys)) {
      isBroken = true;
      changed(size, "the checkpoint from outside, of");
    }
  }

  private void grown(int level, long position, Hash head) {
    if (hasSubtrees && !isBroken && level % StoredTree.STRIDE == 0) {
      subtrees.add(new LogReader.Subtree(level, position, head));
    }
  }

  private void subtree(LogReader.Subtree stored) {
    if (isBroken || subtrees.remove(stored)) {
      return;
    }
    if (suspect == null) {
      suspect = stored;
    }
    subtrees.removeIf(due -> due.level() == stored.level() && due.position() == stored.position());
    found(stored, " is not that of the entries");
  }

  private void requireSubtrees() {
    subtrees.forEach(due -> found(due, " is missing"));
    subtrees.clear();
  }

  private void found(LogReader.Subtree subtree, String what) {
    long from = subtree.position() << subtree.level();
    long to = ((subtree.position() + 1) << subtree.level()) - 1;
    String name = "The stored head of the entries " + from + " to " + to;
    found(Finding.Kind.TREE, from, to, name + what);
  }

  private void checkpoint(LogReader.Signed signed) {
    long claimed = signed.size();
    Checkpoint checkpoint = keys.check(signed, size);
    if (checkpoint == null) {
      return;
    }
    if (claimed > size) {
      ahead = Math.max(ahead, claimed);
    } else if (claimed < size) {
      found(
          Finding.Kind.CHECKPOINT,
          claimed,
          size - 1,
          "The checkpoint of " + claimed + " entries stands after entry " + (size - 1));
    } else if (!isBroken && !checkpoint.root().equals(tree.root())) {
      isBroken = true;
      changed(claimed, "the checkpoint of");
    } else if (!isBroken) {
      checkpoints++;
      last = checkpoint;
      sure = claimed;
    }
  }

  /** The entries' own hashes agree with them, and yet they are not those that were signed. */
  private void changed(long claimed, String which) {
    long from = sure;
    long to = claimed - 1;
    LogReader.Subtree narrower = suspect;
    if (narrower != null) {
      from = Math.max(from, narrower.position() << narrower.level());
      to = Math.min(to, ((narrower.position() + 1) << narrower.level()) - 1);
    }
    found(
        Finding.Kind.CHANGED,
        from,
        to,
        "Of the entries "
            + from
            + " to "
            + to
            + " one was changed, removed, added or moved: together they are not what "
            + which
            + " "
            + claimed
            + " entries was signed for");
  }

  LedgerReport finish() {
    requireSubtrees();
    keys.requireConfirmed(size);
    if (ahead > size) {
      found(
          Finding.Kind.TRUNCATED,
          size,
          ahead - 1,
          "Entry " + size + " is missing: a checkpoint of " + ahead + " entries was signed");
    }
    erasures.finish();
    outside.finish(size, keys);
    LogReader.Header told = header;
    if (told != null && told.size() != size) {
      found(
          Finding.Kind.TRUNCATED,
          Math.min(size, told.size()),
          Math.max(size, told.size()) - 1,
          "The export has " + size + " entries, and says that it has " + told.size());
    }
    if (told != null && !told.keys().equals(keys.all())) {
      found(Finding.Kind.KEY, 0, 0, "The export's list of keys is not that of its entries");
    }
    if (size > 0 && last == null && findings.isEmpty()) {
      found(Finding.Kind.CHECKPOINT, 0, size - 1, "No checkpoint was ever signed for the log");
    }
    findings.sort(Comparator.comparingLong(Finding::first));
    return new LedgerReport(
        size, erasures.count(), checkpoints, outside.count(), last, keys.all(), findings);
  }

  private void found(Finding.Kind kind, long first, long last, String message) {
    if (findings.size() < MOST) {
      findings.add(new Finding(kind, first, last, message));
    }
  }

  /** Where findings go. */
  interface Findings {
    void add(Finding.Kind kind, long first, long last, String message);
  }
}
