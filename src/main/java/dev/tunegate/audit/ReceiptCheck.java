package dev.tunegate.audit;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.DecisionWriter;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.ledger.Checkpoint;
import dev.tunegate.ledger.Dsse;
import dev.tunegate.ledger.Hashing;
import dev.tunegate.ledger.VerifierKey;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a receipt offline, from the receipt and what an auditor has from elsewhere. */
public final class ReceiptCheck {

  /** Most bytes that a receipt is read of; one of a usual decision has some 100 KB. */
  public static final int LARGEST = 16 << 20;

  /**
   * What an auditor has from elsewhere.
   *
   * @param keys of the log; none if only the receipt's own are to be had
   * @param policy the policy that decided, or null
   * @param checkpoints a file of checkpoints that were kept, or null
   * @param consistency a proof between the receipt's checkpoint and one of those, or null; see
   *     {@link dev.tunegate.ledger.ConsistencyProof}
   * @param decision the decision as somebody got it, or null
   * @param facts the case as somebody asked, as JSON, or null
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Given(
      List<VerifierKey> keys,
      @Nullable PolicySource policy,
      @Nullable Path checkpoints,
      byte @Nullable [] consistency,
      byte @Nullable [] decision,
      byte @Nullable [] facts) {

    /** Copies the list. */
    public Given {
      keys = List.copyOf(keys);
    }
  }

  private final Given given;
  private final List<String> proved = new ArrayList<>();
  private final List<String> notKnown = new ArrayList<>();
  private @Nullable Receipt receipt;

  private ReceiptCheck(Given given) {
    this.given = given;
  }

  /**
   * Checks a receipt. Whatever is wrong with it is in the report.
   *
   * @throws IOException if the file of checkpoints cannot be read
   */
  public static ReceiptReport check(byte[] file, Given given) throws IOException {
    var check = new ReceiptCheck(given);
    String fault = null;
    try {
      check.all(file);
    } catch (IllegalArgumentException wrong) {
      fault = String.valueOf(wrong.getMessage());
    }
    return new ReceiptReport(fault, check.receipt, check.proved, check.notKnown);
  }

  private void all(byte[] file) throws IOException {
    require(file.length <= LARGEST, "it has more than " + LARGEST + " bytes");
    Dsse envelope = Dsse.parse(file);
    require(
        envelope.payloadType().equals(Receipt.PAYLOAD_TYPE),
        "what is in the envelope is no in-toto statement: " + envelope.payloadType());
    Receipt read = Receipt.read(envelope.payload());
    receipt = read;
    List<VerifierKey> keys = given.keys().isEmpty() ? read.keys() : given.keys();
    VerifierKey signer = envelope.signer(keys);
    require(
        signer != null,
        "its envelope is not signed by "
            + (given.keys().isEmpty()
                ? "a key that it names"
                : "a key that was given; where keys have changed since, give the file of all"));
    included(read, keys);
    proved.add("The envelope is signed by " + signer + ".");
    proved.add(
        "Entry "
            + read.entry().index()
            + " of the log "
            + Checkpoint.of(read.checkpoint()).origin()
            + " holds the decision: it is among the "
            + Checkpoint.of(read.checkpoint()).size()
            + " entries of a signed checkpoint.");
    proved.add("Case, policy and decision have the digests that the receipt names.");
    if (given.keys().isEmpty()) {
      notKnown.add(
          "Whose receipt it is: no key was given, so that it only agrees with itself. Whoever made"
              + " it up could have signed it so. Give the log's key with --key.");
    }
    new ReceiptAgreement(
            Checkpoint.of(read.checkpoint()), keys, given.checkpoints(), proved, notKnown)
        .check(given.consistency());
    decision(read);
    facts(read);
    policy(read);
  }

  private static void included(Receipt read, List<VerifierKey> keys) {
    Checkpoint checkpoint = Checkpoint.of(read.checkpoint());
    require(
        ReceiptAgreement.isSigned(read.checkpoint(), checkpoint, keys),
        "its checkpoint is not signed by a key");
    long index = read.entry().index();
    require(
        index >= 0
            && index < checkpoint.size()
            && Hashing.includes(
                index, checkpoint.size(), read.entry().leaf(), read.inclusion(), checkpoint.root()),
        "its entry is not proven to be in the log of the checkpoint");
  }

  private void decision(Receipt read) {
    byte[] decision = given.decision();
    if (decision != null) {
      int end = decision.length;
      while (end > 0 && (decision[end - 1] == '\n' || decision[end - 1] == '\r')) {
        end--;
      }
      require(
          Arrays.equals(Arrays.copyOf(decision, end), read.record().decision()),
          "the decision that was given is not the recorded one"
              + (read.record().masked().isEmpty() ? "" : ", of which parts are masked"));
      proved.add("The decision that was given is the recorded one, byte for byte.");
    }
  }

  private void facts(Receipt read) {
    byte[] facts = given.facts();
    if (facts != null) {
      try {
        byte[] canonical =
            DecisionWriter.caseBytes(CaseReader.read(new String(facts, StandardCharsets.UTF_8)));
        require(
            Arrays.equals(canonical, DecisionParts.caseOf(read.record().decision())),
            "the case that was given is not the recorded one"
                + (read.record().masked().isEmpty() ? "" : ", of which parts are masked"));
      } catch (InvalidCaseException none) {
        throw new IllegalArgumentException("what was given as its case is none", none);
      }
      proved.add("The case that was given states what the recorded one states.");
    }
  }

  private void policy(Receipt read) {
    PolicySource policy = given.policy();
    if (policy == null) {
      notKnown.add(
          "Whether the policy leads to this decision: give the policy with --policy, and it is"
              + " decided again.");
      return;
    }
    String fingerprint = read.record().fingerprint();
    require(
        policy.fingerprint().equals(fingerprint),
        "it was decided by the policy "
            + fingerprint
            + ", and the one that was given is "
            + policy.fingerprint());
    var engine = new DecisionEngine(Policy.compile(PolicyChecker.check(policy).orThrow()));
    Replay replay = Replaying.of(read.record(), engine);
    engine.close();
    if (replay instanceof Replay.Different different) {
      throw new IllegalArgumentException(
          "decided again by its policy, the decision is another: at "
              + different.differences().get(0).pointer());
    } else if (replay instanceof Replay.NotReplayable not) {
      notKnown.add("Whether the policy leads to this decision. " + not.why());
    } else if (replay instanceof Replay.EqualByAnotherEngine equal) {
      proved.add(
          "Decided again by its policy, the decision is the same to the byte but for the engine: "
              + equal.recorded()
              + " then, "
              + equal.now()
              + " now.");
    } else {
      proved.add("Decided again by its policy, the decision is the same, byte for byte.");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
