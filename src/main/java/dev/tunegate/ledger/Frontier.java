package dev.tunegate.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The right edge of a growing tree: the heads of the complete subtrees that make it up, one for
 * every bit that is set in its size. Adding a leaf and asking for the head take O(log n).
 */
final class Frontier {

  /** Takes every complete subtree of two leaves or more as it comes about. */
  interface Grown {
    void subtree(int level, long position, Hash head);
  }

  private final @Nullable Hash[] heads = new Hash[Long.SIZE];
  private long size;

  /** The edge of a tree without leaves. */
  Frontier() {}

  /** The edge of a tree that stands already. */
  Frontier(long size, Hashing.Subtrees subtrees) {
    this.size = size;
    for (int level = 0; level < Long.SIZE - 1; level++) {
      if ((size >> level & 1) == 1) {
        heads[level] = subtrees.at(level, (size >> level) - 1);
      }
    }
  }

  long size() {
    return size;
  }

  void add(Hash leaf, Grown grown) {
    Hash head = leaf;
    int level = 0;
    for (Hash left = heads[0]; left != null; left = heads[level]) {
      head = Hashing.node(left, head);
      heads[level] = null;
      level++;
      grown.subtree(level, size >> level, head);
    }
    heads[level] = head;
    size++;
  }

  Hash root() {
    Hash root = null;
    for (Hash head : heads) {
      if (head != null) {
        root = root == null ? head : Hashing.node(head, root);
      }
    }
    return root == null ? Hashing.EMPTY : root;
  }
}
