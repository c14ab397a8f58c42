package dev.tunegate.register;

import dev.tunegate.ledger.Entry;
import dev.tunegate.ledger.EntryHead;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.StoredLedger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries that the register takes at once, read before the database is locked.
 *
 * @param from the first of them
 * @param to the one after the last
 * @param decisions lines, and what each is found by
 * @param erased entries that these tell to be erased
 */
record Group(long from, long to, Map<DecisionSummary, Set<String>> decisions, List<Long> erased) {

  private static final Logger LOG = LoggerFactory.getLogger(Group.class);

  /** Reads a group; what is remembered is not read again. */
  static Group read(StoredLedger ledger, long from, int most, Remembered remembered) {
    List<EntryHead> heads = ledger.heads(from, most);
    var group = new Group(from, from + heads.size(), new LinkedHashMap<>(), new ArrayList<>());
    long read = from;
    for (EntryHead head : heads) {
      if (head.index() < read || head.isErased() || !tells(head.kind())) {
        continue;
      }
      @Nullable Gist gist = remembered.at(head.index());
      if (gist != null) {
        group.decisions.put(gist.line(head.index()), gist.terms());
        continue;
      }
      read = remembered.nextAfter(head.index(), group.to);
      ledger.entries(head.index(), (int) (read - head.index())).forEach(group::take);
    }
    return group;
  }

  private static boolean tells(String kind) {
    return kind.equals(DecisionRecord.KIND) || kind.equals(Entry.ERASED);
  }

  private void take(Entry entry) {
    erased.addAll(Ledger.erasedBy(entry));
    Entry.Content content = entry.content();
    if (content == null || !entry.kind().equals(DecisionRecord.KIND)) {
      return;
    }
    try {
      Gist gist = Gist.of(content.payload());
      decisions.put(gist.line(entry.index()), gist.terms());
    } catch (RuntimeException unreadable) {
      // Not of this program's making: the audit names it, and the register goes on.
      LOG.warn("Entry {} of the ledger is called a decision and reads as none", entry.index());
    }
  }
}
