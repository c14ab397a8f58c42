package dev.tunegate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.desk.Decided;
import dev.tunegate.desk.Opening;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Recording;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.ledger.CanonicalJson;
import dev.tunegate.ledger.Checkpoint;
import dev.tunegate.ledger.ConsistencyProof;
import dev.tunegate.ledger.Dsse;
import dev.tunegate.ledger.Hashing;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.SignedNote;
import dev.tunegate.ledger.SigningKey;
import dev.tunegate.ledger.VerifierKey;
import dev.tunegate.policy.PolicySource;
import dev.tunegate.store.Actor;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Receipts of a real service's decisions: checked offline, and refused if anything is changed. */
class ReceiptTest {

  @TempDir static Path folder;
  private static ServiceDesk service;
  private static DatabaseAddress database;
  private static Decided decided;
  private static byte[] receipt;
  private static List<VerifierKey> keys;

  @BeforeAll
  static void serve() {
    Content content = Contents.sound();
    var location =
        new PolicyLocation(
            "a test", content.rules(), new SampleFiles(content.sampleFiles(), List.of()));
    database = Databases.SQLITE.fresh();
    service =
        ServiceDesk.open(
            new Opening(() -> location, database, null, Recording.DEFAULT, "127.0.0.1", 0),
            Clock.systemUTC());
    for (int i = 0; i < 5; i++) {
      decide("Before " + i);
    }
    decided =
        service
            .decisions()
            .decide(
                service.current().now(),
                new CaseBuilder("Grüße €")
                    .put("baseline.failurePercent", new BigDecimal("12.5"))
                    .build(),
                new Actor("Ada", "ci"));
    decide("After");
    receipt = receipt(decided);
    keys = ledger().keys();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Ledger ledger() {
    return service.decisions().ledger();
  }

  private static Decided decide(String title) {
    return service
        .decisions()
        .decide(service.current().now(), new CaseBuilder(title).build(), Actor.NOBODY);
  }

  private static byte[] receipt(Decided of) {
    return Receipt.of(
        ledger(), service.decisions().register().find(of.record().id()).orElseThrow().entry());
  }

  private static ReceiptReport check(byte[] file, List<VerifierKey> trusted) {
    return check(file, new ReceiptCheck.Given(trusted, null, null, null, null, null));
  }

  private static ReceiptReport check(byte[] file, ReceiptCheck.Given given) {
    try {
      return ReceiptCheck.check(file, given);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static ReceiptCheck.Given given(
      @Nullable PolicySource policy, byte @Nullable [] decision, byte @Nullable [] facts) {
    return new ReceiptCheck.Given(keys, policy, null, null, decision, facts);
  }

  @Test
  void aReceiptHoldsAndSaysWhatIsNotProved() {
    ReceiptReport alone = check(receipt, List.of());
    assertThat(alone.fault()).isNull();
    assertThat(alone.notKnown()).anyMatch(each -> each.startsWith("Whose receipt it is"));
    ReceiptReport trusted = check(receipt, keys);
    assertThat(trusted.fault()).isNull();
    assertThat(trusted.notKnown()).noneMatch(each -> each.startsWith("Whose receipt it is"));
    assertThat(trusted.receipt().record().id()).isEqualTo(decided.record().id());
    VerifierKey other = SigningKey.generate(keys.get(0).name()).verifier();
    assertThat(check(receipt, List.of(other)).fault())
        .contains("not signed by a key that was given");
  }

  @Test
  void theDecisionIsMadeAgainFromTheReceiptAndThePolicy() {
    ReceiptReport again = check(receipt, given(Contents.sound().rules(), decided.json(), null));
    assertThat(again.fault()).isNull();
    assertThat(again.proved())
        .contains("Decided again by its policy, the decision is the same, byte for byte.")
        .contains("The decision that was given is the recorded one, byte for byte.");
    assertThat(check(receipt, given(Contents.enough(450).rules(), null, null)).fault())
        .contains("it was decided by the policy sha256:");
    byte[] other = decided.json();
    other[20] ^= 1;
    assertThat(check(receipt, given(null, other, null)).fault())
        .contains("decision that was given");
  }

  @Test
  void theCaseIsHeldAgainstTheRecordedOneHoweverItIsWritten() {
    String asked =
        "{ \"baseline\": {\"failurePercent\": 12.50},\n \"title\": \"Gr\\u00fc\\u00dfe €\" }";
    assertThat(check(receipt, given(null, null, utf8(asked))).proved())
        .contains("The case that was given states what the recorded one states.");
    assertThat(check(receipt, given(null, null, utf8(asked.replace("12", "13")))).fault())
        .contains("the case that was given is not the recorded one");
    assertThat(check(receipt, given(null, null, utf8("[]"))).fault()).contains("is none");
  }

  @Test
  void aCheckpointThatWasKeptIsComparedWithItsOwn() throws IOException {
    Path own = database.files().resolve(Recording.FOLDER).resolve(Ledger.CHECKPOINTS);
    var given = new ReceiptCheck.Given(keys, null, own, null, null, null);
    assertThat(check(receipt, given).proved()).anyMatch(each -> each.contains("that was kept in"));
    Path none = Files.writeString(folder.resolve("none"), "");
    assertThat(
            check(receipt, new ReceiptCheck.Given(keys, null, none, null, null, null)).notKnown())
        .anyMatch(each -> each.contains("no checkpoint of"));
  }

  private static ReceiptReport check(@Nullable Path kept, byte[] proof) {
    return check(receipt, new ReceiptCheck.Given(keys, null, kept, proof, null, null));
  }

  private static byte[] proof(long from, long to) {
    return utf8(ConsistencyProof.of(ledger().stored(), from, to).toString());
  }

  @Test
  void itsCheckpointIsShownToBeTheBeginningOfALaterOneThatWasKept() throws IOException {
    long own = Checkpoint.of(Receipt.read(Dsse.parse(receipt).payload()).checkpoint()).size();
    decide("Much later");
    SignedNote note = ledger().checkpointOver(ledger().size() - 1);
    long later = Checkpoint.of(note).size();
    assertThat(later).isGreaterThan(own);
    Path kept = Files.writeString(folder.resolve("later"), note.toString());
    assertThat(
            check(receipt, new ReceiptCheck.Given(keys, null, kept, null, null, null)).notKnown())
        .anyMatch(each -> each.contains("audit consistency --from " + own + " --to " + later));

    ReceiptReport report = check(kept, proof(own, later));
    assertThat(report.fault()).isNull();
    assertThat(report.proved())
        .contains(
            "Since then the log has only grown: its checkpoint is the beginning of that of "
                + later
                + " entries, which was kept in "
                + kept
                + ".");
    assertThat(check(null, proof(own, later)).notKnown())
        .anyMatch(each -> each.contains("give one from elsewhere with --checkpoint"));
    assertThat(check(kept, proof(own - 1, later)).fault()).contains("ask for a proof from or to");
    byte[] forged =
        utf8(
            new String(proof(own, later), StandardCharsets.UTF_8)
                .replaceFirst("\n[^\n]+\n", "\n" + Hashing.EMPTY.base64() + "\n"));
    assertThat(check(kept, forged).fault()).contains("it was rewritten between them");
    assertThat(check(kept, utf8("old x\n\n")).fault()).contains("begins with a line of old");
    Path made =
        Files.writeString(
            folder.resolve("made"),
            note.toString().replace(Checkpoint.of(note).root().base64(), Hashing.EMPTY.base64()));
    assertThat(check(made, proof(own, later)).fault()).contains("is not its own");
  }

  @Test
  void itsCheckpointIsShownToContinueAnOlderOneThatWasKept() throws IOException {
    long own = Checkpoint.of(Receipt.read(Dsse.parse(receipt).payload()).checkpoint()).size();
    SignedNote older = ledger().checkpointOf(0).orElseThrow();
    long size = Checkpoint.of(older).size();
    assertThat(size).isLessThan(own);
    Path kept = Files.writeString(folder.resolve("older"), older.toString());
    assertThat(check(kept, proof(size, own)).proved())
        .anyMatch(each -> each.contains("Until then the log had only grown"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> proof(own, 1_000_000))
        .withMessageContaining("rolled back since");
  }

  /** Not even who has the key can change a part of it: the parts hold each other. */
  @Test
  void everyFieldThatIsChangedAndSignedAnewIsRefused() {
    JsonNode statement = JsonMapper.shared().readTree(Dsse.parse(receipt).payload());
    List<String> pointers = new ArrayList<>();
    leaves("", statement, pointers);
    assertThat(pointers).hasSizeGreaterThan(20);
    for (String pointer : pointers) {
      JsonNode changed = statement.deepCopy();
      change(changed, pointer);
      byte[] signed = ledger().attest(Receipt.PAYLOAD_TYPE, utf8(canonical(changed))).json();
      assertThat(check(signed, keys).fault()).as(pointer).isNotNull();
    }
    ObjectNode more = (ObjectNode) statement.deepCopy();
    ((ObjectNode) more.get("predicate")).put("approved", true);
    byte[] signed = ledger().attest(Receipt.PAYLOAD_TYPE, utf8(canonical(more))).json();
    assertThat(check(signed, keys).fault()).contains("at /predicate/approved does not follow");
    byte[] unchanged = ledger().attest(Receipt.PAYLOAD_TYPE, utf8(canonical(statement))).json();
    assertThat(check(unchanged, keys).fault()).isNull();
  }

  @Test
  void everyFieldOfTheEnvelopeThatIsChangedIsRefused() {
    JsonNode envelope = JsonMapper.shared().readTree(receipt);
    List<String> pointers = new ArrayList<>();
    leaves("", envelope, pointers);
    assertThat(pointers).hasSize(4);
    for (String pointer : pointers) {
      JsonNode changed = envelope.deepCopy();
      change(changed, pointer);
      assertThat(check(utf8(changed.toString()), keys).fault()).as(pointer).isNotNull();
      assertThat(check(utf8(changed.toString()), List.of()).fault()).as(pointer).isNotNull();
    }
  }

  private static void leaves(String pointer, JsonNode node, List<String> found) {
    if (node.isObject()) {
      node.properties()
          .forEach(each -> leaves(pointer + "/" + each.getKey(), each.getValue(), found));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(pointer + "/" + i, node.get(i), found);
      }
    } else {
      found.add(pointer);
    }
  }

  private static void change(JsonNode root, String pointer) {
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    JsonNode parent = root.at(pointer.substring(0, pointer.lastIndexOf('/')));
    JsonNode value = root.at(pointer);
    if (parent instanceof ObjectNode object) {
      if (value.isString()) {
        object.put(name, changed(value.stringValue()));
      } else {
        object.put(name, value.longValue() + 1);
      }
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), changed(value.stringValue()));
    }
  }

  /** One sign in the middle is another. */
  private static String changed(String text) {
    int at = text.length() / 2;
    char sign = text.charAt(at) == 'a' ? 'b' : 'a';
    return text.substring(0, at) + sign + text.substring(at + 1);
  }

  private static String canonical(JsonNode json) {
    return CanonicalJson.of(JsonMapper.shared().treeToValue(json, Object.class));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void hostileFilesAreRefusedInBoundedTime() {
    String good = new String(receipt, StandardCharsets.UTF_8);
    var huge = new byte[ReceiptCheck.LARGEST + 1];
    Arrays.fill(huge, (byte) '[');
    List<byte[]> hostile =
        List.of(
            new byte[0],
            utf8("null"),
            utf8("[]"),
            utf8("{}"),
            utf8("{\"payload\":1,\"payloadType\":2,\"signatures\":[{\"keyid\":1,\"sig\":2}]}"),
            utf8(good.replaceFirst("\\{", "{\"payload\":\"AA==\",")),
            utf8(good + "{}"),
            utf8("[".repeat(1_000_000)),
            utf8("{\"a\":".repeat(1_000_000)),
            Arrays.copyOf(receipt, receipt.length / 2),
            huge);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> hostile.forEach(file -> assertThat(check(file, keys).fault()).isNotNull()));
    for (String statement :
        List.of(
            "{}",
            "[]",
            "1e999999999",
            "{\"predicate\":{\"entry\":{\"payload\":\"{\\\"at\\\":1}\",\"salt\":\"AA==\"}}}",
            "[".repeat(100_000))) {
      byte[] signed = ledger().attest(Receipt.PAYLOAD_TYPE, utf8(statement)).json();
      assertThat(check(signed, keys).fault()).isNotNull();
    }
    byte[] other = ledger().attest("text/plain", Dsse.parse(receipt).payload()).json();
    assertThat(check(other, keys).fault()).contains("no in-toto statement");
  }

  @Test
  void whatIsErasedHasNoReceiptAndAnOldOneOutlivesTheKey() {
    Decided gone = decide("Gone");
    long index = service.decisions().register().find(gone.record().id()).orElseThrow().entry();
    byte[] before = receipt(gone);
    service.decisions().erase(gone.record().id(), new Actor("Bo"), "asked to");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Receipt.of(ledger(), index))
        .withMessageContaining("erased");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Receipt.of(ledger(), 0))
        .withMessageContaining("is no decision");
    ledger().rotate(SigningKey.generate(keys.get(0).name()));
    List<VerifierKey> all = ledger().keys();
    assertThat(all).hasSize(2);
    assertThat(check(before, all).fault()).isNull();
    byte[] now = receipt(decided);
    assertThat(check(now, all).fault()).isNull();
    assertThat(check(now, keys).fault()).contains("give the file of all");
    // So that the other tests go on with the keys of now.
    keys = all;
  }

  @Test
  @EnabledIf("thereIsAPython")
  void aReceiptHoldsInAnotherLanguage() throws Exception {
    Path script = folder.resolve("check_receipt.py");
    try (var in = getClass().getResourceAsStream("check_receipt.py")) {
      Files.copy(in, script);
    }
    Path file = Files.write(folder.resolve("receipt.json"), receipt);
    Process python =
        new ProcessBuilder("python3", script.toString(), file.toString(), keys.get(0).toString())
            .redirectErrorStream(true)
            .start();
    var said = new ByteArrayOutputStream();
    python.getInputStream().transferTo(said);
    assertThat(said.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("holds: " + decided.record().id());
  }

  static boolean thereIsAPython() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(path -> Files.isExecutable(Path.of(path, "python3")));
  }
}
