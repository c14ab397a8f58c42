package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.audit.ReceiptCheck;
import dev.tunegate.ledger.Checkpoint;
import dev.tunegate.ledger.ConsistencyProof;
import dev.tunegate.ledger.Hash;
import dev.tunegate.ledger.Hashing;
import dev.tunegate.ledger.SignedNote;
import dev.tunegate.ledger.VerifierKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What auditors ask of a running service. */
class AuditApiTest {

  private static final Http HTTP = Http.SHARED;
  private static final String CASE =
      "{\"title\":\"Sorting tickets\",\"task\":{\"kind\":\"CLASSIFICATION\",\"rulesDescribable\":true}}";

  private static HttpResponse<String> asAuditor(String path) {
    return HTTP.send(
        HTTP.request(path)
            .setHeader("Authorization", "Bearer " + RunningService.staff().token("auditor"))
            .GET());
  }

  private static String recorded() {
    String location = Http.header(HTTP.decide(CASE), "Location");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  @Test
  void aReceiptIsHadRightAfterTheDecisionAndHolds() throws Exception {
    HttpResponse<String> decided = HTTP.decide(CASE);
    HttpResponse<String> answer = HTTP.get(Http.header(decided, "Location") + "/receipt");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Http.header(answer, "Content-Disposition")).contains("receipt-");
    List<VerifierKey> keys = new ArrayList<>();
    Http.json(asAuditor("/api/audit"))
        .get("keys")
        .forEach(key -> keys.add(VerifierKey.parse(key.stringValue())));
    var given =
        new ReceiptCheck.Given(
            keys, null, null, null, decided.body().getBytes(StandardCharsets.UTF_8), utf8(CASE));
    assertThat(ReceiptCheck.check(utf8(answer.body()), given).fault()).isNull();
    assertThat(HTTP.get("/api/decisions/nothing/receipt").statusCode()).isEqualTo(404);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aDecisionIsReplayedAlsoUnderAnotherVersion() {
    String path = "/api/decisions/" + recorded() + "/replay";
    HttpResponse<String> answer = HTTP.send(HTTP.request(path).POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Http.json(answer).get("result").stringValue()).isEqualTo("EQUAL");
    JsonNode under =
        Http.json(HTTP.send(HTTP.request(path + "?under=active").POST(BodyPublishers.noBody())))
            .get("under");
    assertThat(under.get("changes").booleanValue()).isFalse();
    assertThat(
            HTTP.send(HTTP.request(path + "?under=999").POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(404);
  }

  @Test
  void theLastCheckpointIsSignedAndProofsLeadToItsRoot() {
    recorded();
    HttpResponse<String> answer = asAuditor("/api/audit/checkpoint");
    assertThat(Http.header(answer, "Content-Type")).startsWith("text/plain");
    SignedNote note = SignedNote.parse(answer.body());
    Checkpoint checkpoint = Checkpoint.of(note);
    JsonNode state = Http.json(asAuditor("/api/audit"));
    JsonNode keys = state.get("keys");
    assertThat(note.isSignedBy(VerifierKey.parse(keys.get(keys.size() - 1).stringValue())))
        .isTrue();
    JsonNode proof = Http.json(asAuditor("/api/audit/proof?index=0&size=" + checkpoint.size()));
    List<Hash> hashes = new ArrayList<>();
    proof.get("hashes").forEach(hash -> hashes.add(Hash.ofBase64(hash.stringValue())));
    Hash leaf = Hash.ofBase64(proof.get("leaf").stringValue());
    assertThat(Hashing.includes(0, checkpoint.size(), leaf, hashes, checkpoint.root())).isTrue();
    assertThat(asAuditor("/api/audit/proof").statusCode()).isEqualTo(422);
    ConsistencyProof grown =
        ConsistencyProof.parse(
            utf8(asAuditor("/api/audit/consistency?from=1&to=" + checkpoint.size()).body()));
    assertThat(grown.checkpoint()).isEqualTo(note);
    assertThat(grown.proves(leaf)).as("the head of one entry is its leaf").isTrue();
    assertThat(asAuditor("/api/audit/consistency").statusCode()).isEqualTo(422);
    assertThat(asAuditor("/api/audit/consistency?from=1&to=999999").body())
        .contains("the log was rolled back since");
    assertThat(asAuditor("/api/audit/proof?index=9&size=9").statusCode()).isEqualTo(422);
    assertThat(HTTP.get("/api/audit").statusCode()).isEqualTo(401);
  }
}
