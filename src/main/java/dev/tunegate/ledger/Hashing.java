package dev.tunegate.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All hashing of the ledger. Stateless; what is given must be as the parameters say, and nothing
 * else is assumed.
 *
 * <h2>An entry</h2>
 *
 * <pre>
 * commitment = SHA-256( salt || payload )                       salt: 32 random bytes
 * leaf       = SHA-256( 0x00 || commitment || at || kind )      at: milliseconds since 1970-01-01
 *                                                               UTC, 8 bytes, big-endian;
 *                                                               kind: its characters in ASCII
 * </pre>
 *
 * The parts of unknown length stand last, so no two entries have the same bytes hashed. The leaf is
 * the RFC 6962 leaf hash of the leaf data {@code commitment || at || kind}.
 *
 * <p><b>Binding:</b> another payload, salt, time or kind under the same leaf is a collision of
 * SHA-256. <b>Hiding:</b> once salt and payload are erased, the commitment is what is left. Whoever
 * wants to test a guess of the payload needs the salt too, which is uniformly random, used once and
 * independent of everything else that is kept; with SHA-256 as a random oracle a guess at both
 * succeeds with probability 2<sup>-256</sup> a try, however few payloads are likely. So the
 * commitment of an erased entry tells nothing of it but its kind and time.
 *
 * <h2>The tree</h2>
 *
 * RFC 6962 section 2.1, unchanged in RFC 9162: {@code node = SHA-256( 0x01 || left || right )}; the
 * head of no entries is SHA-256 of nothing; the left side of a node has the largest power of two of
 * leaves that is less than all.
 */
public final class Hashing {

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};
  private static final ThreadLocal<MessageDigest> DIGEST =
      ThreadLocal.withInitial(Hashing::newDigest);

  /** The head of a tree without leaves. */
  public static final Hash EMPTY = sha256();

  /** How many random bytes salt a payload. */
  public static final int SALT = 32;

  private Hashing() {}

  /** Where a tree's complete subtrees are found. */
  public interface Subtrees {
    /**
     * The head of a complete subtree, the one over the leaves {@code position << level} up to but
     * without {@code (position + 1) << level}. Level 0 is the leaves.
     */
    Hash at(int level, long position);
  }

  /** SHA-256 of parts one after the other. */
  public static Hash sha256(byte[]... parts) {
    MessageDigest digest = DIGEST.get();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return Hash.wrap(digest.digest());
  }

  /**
   * What an entry commits to instead of its payload.
   *
   * @param salt {@value #SALT} bytes, random and of no other use
   */
  public static Hash commitment(byte[] salt, byte[] payload) {
    if (salt.length != SALT) {
      throw new IllegalArgumentException("A salt has 32 bytes, not " + salt.length);
    }
    return sha256(salt, payload);
  }

  /**
   * The leaf of an entry.
   *
   * @param at in whole milliseconds
   * @param kind in ASCII
   */
  public static Hash leaf(Hash commitment, Instant at, String kind) {
    byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array();
    return sha256(LEAF, commitment.raw(), time, kind.getBytes(StandardCharsets.US_ASCII));
  }

  /** The RFC 6962 hash of a leaf's data. */
  public static Hash leaf(byte[] data) {
    return sha256(LEAF, data);
  }

  /** The RFC 6962 hash of an inner node. */
  public static Hash node(Hash left, Hash right) {
    return sha256(NODE, left.raw(), right.raw());
  }

  /**
   * The head of the first leaves.
   *
   * @param size how many; the subtrees must cover them
   */
  public static Hash root(long size, Subtrees subtrees) {
    require(size >= 0, "A tree has no negative size: " + size);
    return size == 0 ? EMPTY : head(0, size, subtrees);
  }

  /**
   * Proves that a leaf is in a tree: the heads of the siblings on the way up, lowest first.
   *
   * @param index the leaf's, from 0, less than size
   * @param size of the tree; the subtrees must cover it
   */
  public static List<Hash> inclusion(long index, long size, Subtrees subtrees) {
    require(0 <= index && index < size, "A tree of " + size + " leaves has no leaf " + index);
    List<Hash> proof = new ArrayList<>();
    inclusion(index, 0, size, subtrees, proof);
    return proof;
  }

  /**
   * Proves that a tree begins with all that an older one held (RFC 9162 section 2.1.4.1).
   *
   * @param from size of the older tree, 0 up to {@code to}
   * @param to size of the tree; the subtrees must cover it
   */
  public static List<Hash> consistency(long from, long to, Subtrees subtrees) {
    require(0 <= from && from <= to, "No tree of " + to + " leaves began as one of " + from);
    List<Hash> proof = new ArrayList<>();
    if (from > 0 && from < to) {
      consistency(from, 0, to, true, subtrees, proof);
    }
    return proof;
  }

  /**
   * Whether a proof shows that a leaf is in a tree (RFC 9162 section 2.1.3.2). False for anything
   * that is out of range.
   */
  public static boolean includes(long index, long size, Hash leaf, List<Hash> proof, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash head = leaf;
    for (Hash sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        head = node(sibling, head);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        head = node(head, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && head.equals(root);
  }

  /**
   * Whether a proof shows that one tree is the beginning of another (RFC 9162 section 2.1.4.2).
   * False for anything that is out of range.
   */
  public static boolean consistent(
      long from, Hash fromRoot, long to, Hash toRoot, List<Hash> proof) {
    if (from < 0 || from > to) {
      return false;
    }
    if (from == 0 || from == to) {
      return proof.isEmpty() && fromRoot.equals(from == 0 ? EMPTY : toRoot);
    }
    List<Hash> path = new ArrayList<>(proof);
    if (Long.bitCount(from) == 1) {
      path.add(0, fromRoot);
    }
    if (path.isEmpty()) {
      return false;
    }
    int common = Long.numberOfTrailingZeros(from);
    long node = (from - 1) >> common;
    long last = (to - 1) >> common;
    Hash older = path.get(0);
    Hash newer = older;
    for (Hash sibling : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        older = node(sibling, older);
        newer = node(sibling, newer);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        newer = node(newer, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && older.equals(fromRoot) && newer.equals(toRoot);
  }

  /** The head over count leaves from start, which is a multiple of any power of two below count. */
  private static Hash head(long start, long count, Subtrees subtrees) {
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return subtrees.at(level, start >> level);
    }
    long left = Long.highestOneBit(count);
    return node(head(start, left, subtrees), head(start + left, count - left, subtrees));
  }

  private static void inclusion(
      long index, long start, long count, Subtrees subtrees, List<Hash> proof) {
    if (count == 1) {
      return;
    }
    long left = leftOf(count);
    if (index < start + left) {
      inclusion(index, start, left, subtrees, proof);
      proof.add(head(start + left, count - left, subtrees));
    } else {
      inclusion(index, start + left, count - left, subtrees, proof);
      proof.add(head(start, left, subtrees));
    }
  }

  /** SUBPROOF of the standard; {@code known} while the older tree's head itself is the way. */
  private static void consistency(
      long from, long start, long count, boolean known, Subtrees subtrees, List<Hash> proof) {
    if (from == count) {
      if (!known) {
        proof.add(head(start, count, subtrees));
      }
      return;
    }
    long left = leftOf(count);
    if (from <= left) {
      consistency(from, start, left, known, subtrees, proof);
      proof.add(head(start + left, count - left, subtrees));
    } else {
      consistency(from - left, start + left, count - left, false, subtrees, proof);
      proof.add(head(start, left, subtrees));
    }
  }

  /** The largest power of two below a count of two or more. */
  private static long leftOf(long count) {
    return Long.highestOneBit(count - 1);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
