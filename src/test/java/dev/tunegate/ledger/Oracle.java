package dev.tunegate.ledger;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 6962 section 2.1, as naively as it is defined: on lists of leaves, with
 * nothing kept and nothing shared with what it checks.
 */
final class Oracle {

  private Oracle() {}

  static byte[] head(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha256(new byte[0]);
    }
    if (leaves.size() == 1) {
      return sha256(new byte[] {0}, leaves.get(0));
    }
    int k = split(leaves.size());
    return sha256(
        new byte[] {1}, head(leaves.subList(0, k)), head(leaves.subList(k, leaves.size())));
  }

  /** PATH(m, D[n]). */
  static List<byte[]> path(int m, List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return new ArrayList<>();
    }
    int k = split(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    List<byte[]> path = m < k ? path(m, left) : path(m - k, right);
    path.add(head(m < k ? right : left));
    return path;
  }

  /** PROOF(m, D[n]). */
  static List<byte[]> proof(int m, List<byte[]> leaves) {
    return m == 0 ? List.of() : subproof(m, leaves, true);
  }

  private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean whole) {
    List<byte[]> proof = new ArrayList<>();
    if (m == leaves.size()) {
      if (!whole) {
        proof.add(head(leaves));
      }
      return proof;
    }
    int k = split(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    proof.addAll(m <= k ? subproof(m, left, whole) : subproof(m - k, right, false));
    proof.add(head(m <= k ? right : left));
    return proof;
  }

  private static int split(int size) {
    int k = 1;
    while (2 * k < size) {
      k = 2 * k;
    }
    return k;
  }

  static byte[] sha256(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
