package dev.tunegate.versions;

import dev.tunegate.store.Database;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Contents by their digest. A file that several versions hold is kept once. What comes back is held
 * against its digest, so that a version is whole or is none.
 */
final class ContentTable {

  /** How many names a statement may hold, with room to spare on either database. */
  private static final int AT_ONCE = 500;

  private final Database database;

  ContentTable(Database database) {
    this.database = database;
  }

  /** Keeps a content, inside the caller's transaction, and tells its digest. */
  String keep(Content content) {
    String digest = content.digest();
    if (!missing("policy_content", List.of(digest)).isEmpty()) {
      keepFiles(content);
      database
          .sql()
          .sql("insert into policy_content (digest, lines) values (:digest, :lines)")
          .param("digest", digest)
          .param("lines", content.lines())
          .update();
    }
    return digest;
  }

  private void keepFiles(Content content) {
    Map<String, byte[]> files = new HashMap<>();
    content
        .files()
        .values()
        .forEach(
            text -> {
              byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
              files.put(Digest.of(bytes), bytes);
            });
    for (String digest : missing("policy_file", new ArrayList<>(files.keySet()))) {
      database
          .sql()
          .sql("insert into policy_file (digest, content) values (:digest, :content)")
          .param("digest", digest)
          .param("content", files.get(digest))
          .update();
    }
  }

  private List<String> missing(String table, List<String> digests) {
    List<String> missing = new ArrayList<>(digests);
    for (int i = 0; i < digests.size(); i += AT_ONCE) {
      missing.removeAll(
          database
              .sql()
              .sql("select digest from " + table + " where digest in (:digests)")
              .param("digests", digests.subList(i, Math.min(i + AT_ONCE, digests.size())))
              .query(String.class)
              .set());
    }
    return missing;
  }

  /**
   * The content of a digest.
   *
   * @throws IllegalStateException if the database holds something else than what was kept
   */
  Content load(String digest) {
    String lines =
        database
            .sql()
            .sql("select lines from policy_content where digest = :digest")
            .param("digest", digest)
            .query(String.class)
            .single();
    SortedMap<String, String> digests = new TreeMap<>();
    lines
        .lines()
        .forEach(
            line -> {
              int end = line.indexOf("  ");
              digests.put(line.substring(end + 2), line.substring(0, end));
            });
    Map<String, String> texts = texts(new ArrayList<>(digests.values()));
    Map<String, String> files = new LinkedHashMap<>();
    digests.forEach((path, file) -> files.put(path, texts.getOrDefault(file, "")));
    Content content = Content.ofFiles(files);
    if (!content.digest().equals(digest)) {
      throw new IllegalStateException(
          "The database does not hold the policy "
              + digest
              + " as it was kept. Something else has changed it; put back a copy.");
    }
    return content;
  }

  private Map<String, String> texts(List<String> digests) {
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < digests.size(); i += AT_ONCE) {
      database
          .sql()
          .sql("select digest, content from policy_file where digest in (:digests)")
          .param("digests", digests.subList(i, Math.min(i + AT_ONCE, digests.size())))
          .query(
              row -> {
                texts.put(
                    row.getString("digest"),
                    new String(row.getBytes("content"), StandardCharsets.UTF_8));
              });
    }
    return texts;
  }
}
