package dev.tunegate.versions;

import dev.tunegate.ledger.CanonicalJson;
import dev.tunegate.policy.PolicyException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry of the ledger, of kind {@value #KIND}, that holds the files of what may decide: {@code
 * {"digest":D,"files":{path:text,...}}}.
 *
 * @param digest as the entry names it
 * @param content what it holds
 */
public record ContentEntry(String digest, Content content) {

  /** The kind of such entries. */
  public static final String KIND = "policy.content";

  static String payload(String digest, Content content) {
    return CanonicalJson.of(Map.of("digest", digest, "files", content.files()));
  }

  /**
   * Reads a payload.
   *
   * @throws IllegalArgumentException if it holds no files of a policy
   */
  public static ContentEntry read(byte[] payload) {
    try {
      JsonNode json = JsonMapper.shared().readTree(payload);
      Map<String, String> files = new TreeMap<>();
      json.required("files")
          .properties()
          .forEach(file -> files.put(file.getKey(), file.getValue().stringValue()));
      return new ContentEntry(json.required("digest").stringValue(), Content.ofFiles(files));
    } catch (JacksonException | PolicyException unreadable) {
      throw new IllegalArgumentException("This holds no files of a policy", unreadable);
    }
  }

  /** Whether it holds what it says: rules and samples have the digest. */
  public boolean isWhole() {
    return content.digest().equals(digest);
  }
}
