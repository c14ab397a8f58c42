package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.Recording;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.ledger.KeptCheckpoints;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of tampering with the database of a real service is found, and named. */
class AuditVerifyTest {

  private static final String LAST = "(select max(idx) from ledger_entry where kind = 'decision')";

  @TempDir static Path folder;
  private static AuditedService service;
  private static int copies;

  @BeforeAll
  static void serve() {
    service = new AuditedService(folder.resolve("data"));
  }

  private static Path copy() {
    return service.copy(folder.resolve("copy" + ++copies));
  }

  private static CommandLineRun verify(Path data, String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(
        new String[] {"audit", "verify", "--data", data.toString()}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return CommandLineRun.of(arguments);
  }

  private static void found(Path data, String first, String... statements) {
    AuditedService.tamper(data, statements);
    CommandLineRun run = verify(data);
    assertThat(plain(run.out())).contains("does NOT hold").contains("First of all: " + first);
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static long last() {
    return AuditedService.number(service.data, "select " + LAST);
  }

  private static Path checkpoints(Path data) {
    return data.resolve(Recording.FOLDER).resolve(Ledger.CHECKPOINTS);
  }

  @Test
  void aRecordThatNobodyTouchedHoldsAndSaysWhatIsNotKnown() throws IOException {
    CommandLineRun run = verify(service.data);
    assertThat(plain(run.out()))
        .startsWith("The record holds: nothing in it was changed.")
        .contains("6 decisions", "2 whole policies", "0 erased on record", "Signed by")
        .contains("Not known", "no key was given", "were taken from there");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80 || line.contains("+"));

    Path keys = service.data.resolve(Recording.FOLDER).resolve(Ledger.KEYS);
    Path kept = Files.copy(checkpoints(service.data), folder.resolve("kept"));
    CommandLineRun trusted =
        verify(service.data, "--key", keys.toString(), "--checkpoint", kept.toString());
    assertThat(plain(trusted.out())).contains("of " + kept + " hold too", "Nothing that a record");
    assertThat(trusted.code()).isZero();
    String key = Files.readString(keys).strip();
    assertThat(verify(service.data, "--key", key).code()).isZero();
  }

  @Test
  void aPolicyInHandIsToldToBeThatOfAVersionOrNot() throws IOException {
    Path same = rules(folder.resolve("same"), Contents.sound());
    CommandLineRun run = verify(service.data, "--policy", same.toString());
    assertThat(plain(run.out())).contains("The rules of " + same + " are those of version 1, byte");
    assertThat(run.code()).isZero();

    Path archive = Files.write(folder.resolve("two.zip"), zip(Contents.enough(450).files()));
    run = verify(service.data, "--policy", archive.toString());
    assertThat(plain(run.out()))
        .contains("Rules and samples of " + archive + " are those of version 2");
    assertThat(run.code()).isZero();

    Map<String, String> edited = new TreeMap<>(Contents.enough(450).files());
    edited.replace("facts-samples/NOT_YET/few.json", "{\"title\":\"x\"}");
    Files.write(archive, zip(edited));
    run = verify(service.data, "--policy", archive.toString());
    assertThat(plain(run.out()))
        .contains(
            archive + " was changed: its rules are those of version 2, and its samples are not");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);

    Path other = rules(folder.resolve("other"), Contents.enough(333));
    run = verify(service.data, "--policy", other.toString());
    assertThat(plain(run.out())).contains(other + " is no policy of this record: no entry names");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    run = verify(service.data, "--policy", folder.resolve("nothing").toString());
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  private static Path rules(Path to, Content content) throws IOException {
    for (Map.Entry<String, byte[]> file : content.ruleFiles().entrySet()) {
      Path target = to.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    return to;
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aProofThatTheLogOnlyGrewIsWrittenAndChecked() throws IOException {
    Path receipt = folder.resolve("first.json");
    String id = service.ids.get(0);
    Path grown = copy();
    String data = grown.toString();
    assertThat(
            CommandLineRun.of("audit", "receipt", id, "--data", data, "--out", receipt.toString())
                .code())
        .isZero();
    try (ServiceDesk running = AuditedService.open(grown, Recording.DEFAULT)) {
      AuditedService.decideOne(running);
    }
    Path kept = folder.resolve("last");
    long size = AuditedService.number(grown, "select max(size) from ledger_checkpoint");
    KeptCheckpoints.find(checkpoints(grown), size).ifPresent(note -> write(kept, note.toString()));
    String keys = service.data.resolve(Recording.FOLDER).resolve(Ledger.KEYS).toString();
    String[] verify = {
      "receipt", "verify", receipt.toString(), "--key", keys, "--checkpoint", kept.toString()
    };
    String hint = plain(CommandLineRun.of(verify).out());
    Matcher asked = Pattern.compile("audit consistency --from (\\d+) --to " + size).matcher(hint);
    assertThat(asked.find()).as(hint).isTrue();
    Path proof = folder.resolve("proof");
    assertThat(
            CommandLineRun.of(
                    "audit",
                    "consistency",
                    "--from",
                    asked.group(1),
                    "--data",
                    data,
                    "--out",
                    proof.toString())
                .code())
        .isZero();
    String[] proved = Arrays.copyOf(verify, verify.length + 2);
    proved[verify.length] = "--consistency";
    proved[verify.length + 1] = proof.toString();
    CommandLineRun run = CommandLineRun.of(proved);
    assertThat(plain(run.out()))
        .contains("Since then the log has only grown")
        .contains("kept in " + kept);
    assertThat(run.code()).isZero();
    assertThat(CommandLineRun.of("audit", "consistency", "--from", "999", "--data", data).code())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void verifyingWritesNothing() throws IOException {
    Path data = copy();
    byte[] before = Files.readAllBytes(data.resolve("tunegate.db"));
    assertThat(verify(data).code()).isZero();
    assertThat(Files.readAllBytes(data.resolve("tunegate.db"))).isEqualTo(before);
  }

  @Test
  void anEditedDecisionIsNamed() {
    found(
        copy(),
        "Entry " + last() + " was changed: its payload or salt is not what was recorded",
        "update ledger_payload set payload = replace(payload, 'Ada', 'Bob') where idx = " + LAST);
  }

  @Test
  void aDroppedEntryIsNamed() {
    found(
        copy(),
        "Entry " + last() + " is missing: after entry " + (last() - 1),
        "delete from ledger_payload where idx = " + LAST,
        "delete from ledger_entry where idx = " + last(),
        // Something follows, so that it is no truncation.
        "insert into ledger_entry select "
            + (last() + 1)
            + ", kind, at, commitment, leaf, null"
            + " from ledger_entry where idx = 1");
  }

  @Test
  void entriesThatChangedPlacesAreNamed() {
    long one = last() - 1;
    found(
        copy(),
        "Of the entries",
        "update ledger_payload set idx = -1 where idx = " + one,
        "update ledger_entry set idx = -1 where idx = " + one,
        "update ledger_payload set idx = " + one + " where idx = " + (one + 1),
        "update ledger_entry set idx = " + one + " where idx = " + (one + 1),
        "update ledger_payload set idx = " + (one + 1) + " where idx = -1",
        "update ledger_entry set idx = " + (one + 1) + " where idx = -1");
  }

  @Test
  void anInsertedEntryIsNamed() {
    long at = last();
    found(
        copy(),
        "Of the entries",
        "update ledger_entry set idx = " + (at + 1) + " where idx = " + at,
        "update ledger_payload set idx = " + (at + 1) + " where idx = " + at,
        "insert into ledger_entry select "
            + at
            + ", kind, at, commitment, leaf, null"
            + " from ledger_entry where idx = "
            + (at - 1),
        "insert into ledger_payload select "
            + at
            + ", salt, payload"
            + " from ledger_payload where idx = "
            + (at - 1));
  }

  @Test
  void aLogThatWasCutWithItsCheckpointsIsFoundByThoseOutside() throws IOException {
    Path data = copy();
    long size = last();
    found(
        data,
        "The log was rolled back or cut: it has " + size + " entries",
        "delete from ledger_entry where idx >= " + size,
        "delete from ledger_payload where idx >= " + size,
        "delete from ledger_checkpoint where size > " + size,
        "delete from register_decision where entry >= " + size,
        "update register_position set next = " + size);
    Files.delete(checkpoints(data));
    Path kept = folder.resolve("kept-elsewhere");
    Files.copy(checkpoints(service.data), kept);
    CommandLineRun run = verify(data, "--checkpoint", kept.toString());
    assertThat(plain(run.out())).contains("The log was rolled back or cut");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aDatabaseThatWasRolledBackIsFoundByALaterCheckpoint() throws IOException {
    Path data = folder.resolve("later");
    service.copy(data);
    Path old = folder.resolve("old");
    service.copy(old);
    try (var running = AuditedService.open(data, Recording.DEFAULT)) {
      AuditedService.decideOne(running);
    }
    CommandLineRun run = verify(old, "--checkpoint", checkpoints(data).toString());
    assertThat(plain(run.out())).contains("The log was rolled back or cut: it has");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aSwappedPolicyIsNamedWithItsFile() {
    Path data = copy();
    String thresholds = "cast(content as text) like '%value: 450%'";
    found(
        data,
        "The policy was swapped: version 2 is not what was recorded; its file"
            + " rules/thresholds.yaml was changed or is missing",
        "update policy_file set content = cast(replace(cast(content as text), 'value: 450',"
            + " 'value: 100') as blob) where "
            + thresholds);
    Path another = copy();
    found(
        another,
        "The policy was swapped: version 2 is not what was recorded; the database has sha256:",
        "update policy_version set content = (select content from policy_version where number = 1),"
            + " fingerprint = (select fingerprint from policy_version where number = 1)"
            + " where number = 2");
    found(
        copy(),
        "By the log version 2 is in force, and the database has version 1 decide",
        "update policy_active set number = 1");
  }

  @Test
  void aForgedCheckpointIsNamed() {
    found(
        copy(),
        "The checkpoint of",
        "update ledger_checkpoint set note = substr(note, 1, length(note) - 20) || 'AAAA' ||"
            + " substr(note, length(note) - 15) where size = (select max(size) from"
            + " ledger_checkpoint)");
  }

  @Test
  void anErasureWithoutRecordIsNamed() {
    found(
        copy(),
        "Entry " + last() + " was erased without record: its payload is gone",
        "delete from ledger_payload where idx = " + LAST);
  }

  @Test
  void aChangedJournalOrRegisterIsNamed() {
    found(
        copy(),
        "Step 3 of the journal was changed",
        "update journal set payload = replace(payload, 'Ada', 'Eve') where sequence = 3");
    found(copy(), "Step 1 of the journal is missing", "delete from journal where sequence = 1");
    found(
        copy(),
        "Step 999 of the journal was added: no entry holds it",
        "insert into journal values (999, 'policy.approved', 'policy/2', '{}')");
    found(
        copy(),
        "The register tells of the decision in entry "
            + last()
            + " otherwise than the log: verdict",
        "update register_decision set outcome = 'FINE_TUNE' where entry = " + LAST);
    found(
        copy(),
        "The register does not show the decision in entry " + last(),
        "delete from register_decision where entry = " + LAST);
  }

  @Test
  void anExportIsVerifiedAndTamperingWithItIsNamed() throws IOException {
    Path export = folder.resolve("export.ndjson");
    CommandLineRun wrote =
        CommandLineRun.of("audit", "export", export.toString(), "--data", service.data.toString());
    assertThat(wrote.code()).isZero();
    CommandLineRun run = CommandLineRun.of("audit", "verify", "--export", export.toString());
    assertThat(plain(run.out())).contains("The record holds", "6 decisions");
    assertThat(run.code()).isZero();
    assertThat(
            CommandLineRun.of("audit", "export", "--data", service.data.toString()).out().strip())
        .isEqualTo(Files.readString(export).strip());

    Files.writeString(export, Files.readString(export).replace("Case 4", "Case 9"));
    CommandLineRun bad = CommandLineRun.of("audit", "verify", "--export", export.toString());
    assertThat(plain(bad.out())).contains("First of all: Entry ", " was changed: its hash");
    assertThat(bad.code()).isEqualTo(1);
  }

  @Test
  void aBackupHoldsAndIsMadeWhileTheServiceRuns() throws IOException {
    Path data = copy();
    Path backup = folder.resolve("backed-up");
    Files.createDirectories(backup);
    try (var running = AuditedService.open(data, Recording.DEFAULT)) {
      AuditedService.decideOne(running);
      CommandLineRun run =
          CommandLineRun.of(
              "audit",
              "backup",
              backup.resolve("tunegate.db").toString(),
              "--data",
              data.toString());
      assertThat(run.err()).contains("The signing key is not in it");
      assertThat(run.code()).isZero();
    }
    assertThat(plain(verify(backup).out())).contains("The record holds", "7 decisions");
  }

  @Test
  void whatCannotBeReadOrIsMisspeltIsAUsageError() throws IOException {
    Path none = folder.resolve("none");
    assertThat(verify(none).code()).isEqualTo(2);
    assertThat(verify(service.data, "--key", "nonsense").err()).contains("neither a verifier key");
    assertThat(verify(service.data, "--checkpoint", none.toString()).code()).isEqualTo(2);
    Files.createDirectories(none);
    Files.writeString(none.resolve("tunegate.db"), "no database");
    CommandLineRun run = verify(none);
    assertThat(run.err()).contains("no SQLite database");
    assertThat(run.code()).isEqualTo(2);
  }
}
