package dev.tunegate.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree in the database, as of one transaction. Of its levels every eighth is stored, so any
 * subtree is at most 255 hashes away, and a proof reads one block of 256 neighbours for every eight
 * levels: two or three of them for a million entries.
 */
final class StoredTree implements Hashing.Subtrees {

  /** Every so many levels one is stored. */
  static final int STRIDE = 8;

  private static final int BLOCK = 1 << STRIDE;

  private final Connection connection;
  private final Map<String, List<Hash>> blocks = new HashMap<>();

  StoredTree(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Hash at(int level, long position) {
    int stored = level / STRIDE * STRIDE;
    int above = level - stored;
    long first = position << above;
    List<Hash> block =
        blocks.computeIfAbsent(
            stored + "/" + first / BLOCK, key -> read(stored, first / BLOCK * BLOCK));
    int from = (int) (first % BLOCK);
    int to = from + (1 << above);
    if (to > block.size()) {
      throw new LedgerException(
          "The ledger is damaged: its tree lacks the subtree "
              + position
              + " of level "
              + level
              + ". Run tunegate audit verify.");
    }
    return fold(block.subList(from, to));
  }

  /** The head over a power of two of neighbours. */
  private static Hash fold(List<Hash> hashes) {
    List<Hash> level = hashes;
    while (level.size() > 1) {
      List<Hash> next = new ArrayList<>(level.size() / 2);
      for (int i = 0; i < level.size(); i += 2) {
        next.add(Hashing.node(level.get(i), level.get(i + 1)));
      }
      level = next;
    }
    return level.get(0);
  }

  /** Up to the first that is missing, if one is. */
  private List<Hash> read(int level, long from) {
    String sql =
        level == 0
            ? "select idx, leaf from ledger_entry where idx >= ? and idx < ? order by idx"
            : "select position, head from ledger_subtree where position >= ? and position < ?"
                + " and level = ? order by position";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, from);
      select.setLong(2, from + BLOCK);
      if (level > 0) {
        select.setInt(3, level);
      }
      List<Hash> hashes = new ArrayList<>(BLOCK);
      try (ResultSet row = select.executeQuery()) {
        while (row.next() && row.getLong(1) == from + hashes.size()) {
          hashes.add(Hash.wrap(row.getBytes(2)));
        }
      }
      return hashes;
    } catch (SQLException failure) {
      throw new Transactions.Failed(failure);
    }
  }
}
