package dev.tunegate.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a log from its beginning to its end, holding one item at a time. */
interface LogReader extends AutoCloseable {

  /** A part of a log. */
  sealed interface Item {}

  /** What an export says of itself before anything else. */
  record Header(String origin, long size, List<VerifierKey> keys) implements Item {}

  /** An entry, as it is stored. */
  record Recorded(Entry entry) implements Item {}

  /** A stored head of a complete subtree; it comes after the subtree's last entry. */
  record Subtree(int level, long position, Hash head) implements Item {}

  /** A stored checkpoint; it comes after the last entry that it covers. */
  record Signed(long size, String note) implements Item {}

  /** Something that is not what it should be. */
  record Unreadable(String what, String why) implements Item {}

  /** Whether stored heads of subtrees are part of what is read. */
  boolean hasSubtrees();

  /** The next item, or null after the last. */
  @Nullable Item next() throws SQLException, IOException;

  @Override
  void close() throws SQLException, IOException;
}
