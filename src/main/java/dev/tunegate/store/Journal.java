package dev.tunegate.store;

import java.util.List;
import java.util.Map;

/**
 * The record of every step: it grows at its end, and nothing in it ever changes. Every entry is one
 * canonical JSON object (RFC 8785), in the form that a ledger takes as a leaf.
 */
public interface Journal {

  /**
   * An entry.
   *
   * @param sequence its place, from 1, without gaps
   * @param kind what happened, such as {@code policy.approved}
   * @param payload canonical JSON that holds all of it, sequence and kind included
   */
  record Entry(long sequence, String kind, String payload) {}

  /**
   * Adds an entry. It must be called inside the transaction that makes the change that it tells of:
   * either both are durable or neither is.
   *
   * @param kind what happened
   * @param subject what it happened to, such as {@code policy/3}, to find it by
   * @param facts what is to be kept: texts, whole numbers, flags, lists and maps of these
   * @return the entry's sequence
   */
  long append(String kind, String subject, Map<String, ?> facts);

  /** What happened to a subject, first things first. */
  List<Entry> of(String subject);

  /** What happened to all subjects whose names begin alike, first things first. */
  List<Entry> ofAll(String beginning);

  /**
   * What happened to anything, first things first.
   *
   * @param sequence the entry after which to begin; 0 for the first
   * @param most so many entries at most
   */
  List<Entry> after(long sequence, int most);
}
