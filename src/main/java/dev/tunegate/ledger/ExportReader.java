package dev.tunegate.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a log from the lines that {@link LedgerExport} writes. */
final class ExportReader implements LogReader {

  private final BufferedReader lines;
  private long line;

  ExportReader(Path file) throws IOException {
    this.lines = Files.newBufferedReader(file);
  }

  @Override
  public boolean hasSubtrees() {
    return false;
  }

  @Override
  public @Nullable Item next() throws IOException {
    String text = lines.readLine();
    if (text == null) {
      boolean isEmpty = line++ == 0;
      return isEmpty ? unreadable("it is missing") : null;
    }
    line++;
    try {
      return item(JsonMapper.shared().readTree(text));
    } catch (JacksonException failure) {
      return unreadable("it is no JSON");
    } catch (DateTimeException | IllegalArgumentException failure) {
      return unreadable(String.valueOf(failure.getMessage()));
    }
  }

  private Item unreadable(String why) {
    return new Unreadable("line " + line + " of the export", why);
  }

  private Item item(JsonNode json) {
    if (line == 1) {
      return header(json);
    }
    if (json.has("checkpoint")) {
      String note = text(json, "checkpoint");
      return new Signed(Checkpoint.of(SignedNote.parse(note)).size(), note);
    }
    return new Recorded(entry(json));
  }

  private static Header header(JsonNode json) {
    if (number(json, "version") != LedgerExport.VERSION) {
      throw new IllegalArgumentException("only exports of version 1 are known");
    }
    List<VerifierKey> keys = new ArrayList<>();
    for (JsonNode key : json.path("keys")) {
      keys.add(VerifierKey.parse(key.asString("")));
    }
    return new Header(text(json, "ledger"), number(json, "size"), keys);
  }

  private static Entry entry(JsonNode json) {
    Instant at = Instant.ofEpochMilli(Instant.parse(text(json, "at")).toEpochMilli());
    if (!at.toString().equals(text(json, "at"))) {
      throw new IllegalArgumentException("its time is not written in whole milliseconds, in UTC");
    }
    Hash leaf = Hash.ofBase64(text(json, "leaf"));
    Entry.Content content = null;
    Hash commitment;
    if (json.has("commitment")) {
      commitment = Hash.ofBase64(text(json, "commitment"));
    } else {
      byte[] payload =
          json.has("payload")
              ? text(json, "payload").getBytes(StandardCharsets.UTF_8)
              : StrictBase64.decode(text(json, "payloadBase64"));
      content = new Entry.Content(StrictBase64.decode(text(json, "salt")), payload);
      commitment = Hashing.commitment(content.salt(), payload);
    }
    return new Entry(number(json, "index"), text(json, "kind"), at, commitment, leaf, content);
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException("it has no text \"" + name + "\"");
    }
    return value.asString();
  }

  private static long number(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
      throw new IllegalArgumentException("it has no whole number \"" + name + "\"");
    }
    return value.asLong();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
