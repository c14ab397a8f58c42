package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Staff;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.versions.Content;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Activations of the shipped policy while two clients have a case decided all the time, by HTTP. A
 * few by default; {@code -Dtunegate.activations=200} makes more.
 */
class ActivationsByHttpTest {

  private static final int ACTIVATIONS = Integer.getInteger("tunegate.activations", 6);

  /** Metaspace is measured after so many, when all that is loaded once is loaded. */
  private static final int FIRST = Math.max(2, ACTIVATIONS / 10);

  private static final long MOST_GROWTH = 8 << 20;

  private static final String NINE =
      "facts-samples/NOT_YET/Nine examples in the prompt are too few.json";

  private final PolicyLocation shipped = PolicyLocation.find(Path.of("rules"), null);
  private final Content ten = Content.of(shipped.source(), shipped.sampleFiles());
  private final String facts = text(ten, NINE);

  /** What exactly each version decides, by its fingerprint. */
  private final Map<String, String> expected = new TreeMap<>();

  /** How often each version has decided, by its fingerprint. */
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  private static String text(Content content, String path) {
    return content.files().get(path);
  }

  private Content eight() {
    String thresholds = text(ten, "rules/thresholds.yaml");
    String number = "few-shot examples:\n  value: ";
    assertThat(thresholds).contains(number + "10");
    assertThat(facts).contains("\"fewShotExamples\": 9");
    return ten.with("rules/thresholds.yaml", thresholds.replace(number + "10", number + "8"))
        .with(NINE, facts.replace("\"fewShotExamples\": 9", "\"fewShotExamples\": 7"));
  }

  private void expect(Content content) {
    var model = PolicyChecker.check(content.rules()).orThrow();
    var engine = new DecisionEngine(Policy.compile(model));
    byte[] json = engine.toJson(engine.decide(model.read(facts)));
    engine.close();
    expected.put(model.fingerprint(), new String(json, StandardCharsets.UTF_8).strip());
    counts.put(model.fingerprint(), new AtomicInteger());
  }

  @Test
  void everyDecisionIsThatOfTheVersionThatItNamesByteForByte() throws Exception {
    Content eight = eight();
    expect(ten);
    expect(eight);
    assertThat(expected.values()).doesNotHaveDuplicates();
    var deciders = Executors.newFixedThreadPool(2);
    var stop = new AtomicBoolean();
    try (var service = new RunningService(shipped)) {
      var http = new Http(service);
      Staff staff = service.hire();
      bringIntoForce(eight, http, staff);
      Callable<Integer> deciding = () -> decideUntil(stop, http);
      List<Future<Integer>> clients = new ArrayList<>();
      clients.add(deciders.submit(deciding));
      clients.add(deciders.submit(deciding));
      long metaspace = 0;
      for (int i = 0; i < ACTIVATIONS; i++) {
        if (i == FIRST) {
          metaspace = metaspace();
        }
        int next = 1 + i % 2;
        step(http, staff, "ada", "/" + next + "/rollback", rollback());
        String fingerprint = (next == 1 ? ten : eight).rules().fingerprint();
        assertThat(decide(http)).as("the first decision after the answer").isEqualTo(fingerprint);
      }
      stop.set(true);
      int decided = 0;
      for (Future<Integer> client : clients) {
        int by = client.get();
        assertThat(by).as("decisions of one client").isPositive();
        decided += by;
      }
      assertThat(counts).allSatisfy((of, n) -> assertThat(n.get()).isPositive());
      long growth = metaspace() - metaspace;
      System.out.printf(
          "%d activations, %d decisions by two clients meanwhile, none wrong; metaspace %+d KB%n",
          ACTIVATIONS, decided, growth / 1024);
      assertThat(growth).as("growth of metaspace").isLessThan(MOST_GROWTH);
    } finally {
      stop.set(true);
      deciders.shutdownNow();
    }
  }

  private static Map<String, Object> rollback() {
    return Map.of("emergency", true, "reason", "For a test");
  }

  private static void bringIntoForce(Content content, Http http, Staff staff) {
    Map<String, Object> draft = new TreeMap<>();
    draft.put("message", "Eight examples are enough");
    draft.put("files", content.rules().files());
    draft.put("samples", content.samples());
    step(http, staff, "ada", "", draft);
    step(http, staff, "ada", "/2/propose", Map.of());
    step(http, staff, "bo", "/2/approve", Map.of());
    JsonNode active = step(http, staff, "ada", "/2/activate", Map.of());
    assertThat(active.get("state").stringValue()).isEqualTo("ACTIVE");
  }

  private static JsonNode step(Http http, Staff staff, String who, String path, Object body) {
    HttpResponse<String> answer =
        http.send(
            http.request("/api/policy/versions" + path)
                .header("Authorization", "Bearer " + staff.token(who))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body))));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return Http.json(answer);
  }

  private int decideUntil(AtomicBoolean stop, Http http) {
    int decided = 0;
    while (!stop.get()) {
      counts.get(decide(http)).incrementAndGet();
      decided++;
    }
    return decided;
  }

  /** Has the case decided, and holds the answer against the version that it names. */
  private String decide(Http http) {
    HttpResponse<String> answer = http.decide(facts);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String fingerprint = Http.json(answer).at("/policy/fingerprint").stringValue();
    assertThat(answer.body().strip()).isEqualTo(expected.get(fingerprint));
    return fingerprint;
  }

  private static long metaspace() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }
}
