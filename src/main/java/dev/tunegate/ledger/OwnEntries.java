package dev.tunegate.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger's own entries say: canonical JSON, written and read here. */
final class OwnEntries {

  private OwnEntries() {}

  /** A key that signs from here on, and the one that signed before, if any. */
  record Key(VerifierKey key, @Nullable VerifierKey previous) {}

  static byte[] key(VerifierKey key, @Nullable VerifierKey previous) {
    Map<String, Object> payload = new TreeMap<>(Map.of("key", key.toString()));
    if (previous != null) {
      payload.put("previous", previous.toString());
    }
    return CanonicalJson.bytes(payload);
  }

  /**
   * Reads an entry that names a key.
   *
   * @throws IllegalArgumentException if it names none
   */
  static Key readKey(Entry entry) {
    JsonNode payload = read(entry);
    JsonNode previous = payload.path("previous");
    return new Key(
        VerifierKey.parse(payload.path("key").asString("")),
        previous.isMissingNode() ? null : VerifierKey.parse(previous.asString("")));
  }

  static byte[] erased(List<Long> indexes, String who, String why) {
    return CanonicalJson.bytes(Map.of("entries", indexes, "who", who, "why", why));
  }

  /** The indexes of an entry that tells of erasure; none if it does not read as one. */
  static List<Long> readErased(Entry entry) {
    List<Long> indexes = new ArrayList<>();
    try {
      for (JsonNode index : read(entry).path("entries")) {
        if (index.isIntegralNumber() && index.canConvertToLong()) {
          indexes.add(index.asLong());
        }
      }
    } catch (IllegalArgumentException unreadable) {
      // Whoever put it into the table, the log goes on; it erases nothing.
      return List.of();
    }
    return indexes;
  }

  /** Refuses to erase what is not there, or what the log needs itself. */
  static void requireErasable(long index, @Nullable Entry entry) {
    String why =
        entry == null || entry.index() != index
            ? "there is none"
            : entry.content() == null
                ? "it is erased already"
                : entry.kind().startsWith(Entry.OWN) ? "the log itself needs it" : "";
    if (!why.isEmpty()) {
      throw new IllegalArgumentException("Entry " + index + " cannot be erased: " + why);
    }
  }

  private static JsonNode read(Entry entry) {
    Entry.Content content = entry.content();
    if (content == null) {
      throw new IllegalArgumentException("its payload is gone");
    }
    try {
      return JsonMapper.shared().readTree(content.payload());
    } catch (JacksonException failure) {
      throw new IllegalArgumentException("its payload is no JSON", failure);
    }
  }
}
