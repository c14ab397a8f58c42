package dev.tunegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.verdict.Node;
import dev.tunegate.versions.Contents;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Two hundred activations while cases are decided all the time. */
class ActivationLoadTest {

  private static final int ACTIVATIONS = 200;
  private static final long MOST_GROWTH = 8 << 20;
  private static final Case FACTS =
      CaseReader.read(
          "{\"title\":\"t\",\"task\":{\"scope\":\"NARROW\",\"outputFormat\":\"STRICT\"},"
              + "\"baseline\":{\"failurePercent\":5,\"acceptableFailurePercent\":1},"
              + "\"data\":{\"labeledExamples\":420}}");

  /** The number of examples that each version asks for, by its fingerprint. */
  private final Map<String, Integer> asked = new HashMap<>();

  @Test
  void everyDecisionIsOfExactlyOneVersionAndNothingIsLeftBehind() throws Exception {
    var deciders = Executors.newFixedThreadPool(2);
    var stop = new AtomicBoolean();
    try (ServiceDesk service = ServiceDesks.open()) {
      asked.put(Contents.sound().rules().fingerprint(), 500);
      List<Integer> versions = new ArrayList<>(List.of(1));
      for (int enough : new int[] {450, 400, 350}) {
        versions.add(ServiceDesks.bringIntoForce(service, Contents.enough(enough)));
        asked.put(Contents.enough(enough).rules().fingerprint(), enough);
      }
      Callable<Map<Integer, Integer>> deciding = () -> decideUntil(stop, service);
      List<Future<Map<Integer, Integer>>> decided =
          List.of(deciders.submit(deciding), deciders.submit(deciding));
      List<WeakReference<Desk>> replaced = new ArrayList<>();
      long metaspace = 0;
      for (int i = 0; i < ACTIVATIONS; i++) {
        if (i == ACTIVATIONS / 4) {
          metaspace = metaspace();
        }
        replaced.add(new WeakReference<>(service.current().now()));
        int next = versions.get(i % versions.size());
        service.life().rollBackInEmergency(next, "For a test", ServiceDesks.ADA);
        assertThat(service.current().now().version()).isEqualTo(next);
      }
      stop.set(true);
      for (Future<Map<Integer, Integer>> each : decided) {
        assertThat(each.get())
            .hasSize(versions.size())
            .allSatisfy((of, n) -> assertThat(n).isPositive());
      }
      assertThat(metaspace() - metaspace).as("growth of metaspace").isLessThan(MOST_GROWTH);
      assertThat(replaced).allSatisfy(desk -> assertThat(desk.get()).isNull());
    } finally {
      stop.set(true);
      deciders.shutdownNow();
    }
  }

  /** Decides, holds each decision against the version that it names, and counts by version. */
  private Map<Integer, Integer> decideUntil(AtomicBoolean stop, ServiceDesk service) {
    Map<Integer, Integer> counts = new HashMap<>();
    while (!stop.get()) {
      Decision decision = service.current().now().decide(FACTS);
      Integer enough = asked.get(decision.policy().fingerprint());
      assertThat(enough).as("a fingerprint of a version").isNotNull();
      assertThat(decision.verdict().outcome().name())
          .isEqualTo(420 >= enough ? "FINE_TUNE" : "NOT_YET");
      for (Node node : decision.justification().nodes()) {
        if (node instanceof Node.ThresholdNode threshold
            && threshold.value().compareTo(BigDecimal.valueOf(100)) > 0) {
          assertThat(threshold.value()).isEqualByComparingTo(BigDecimal.valueOf(enough));
        }
      }
      counts.merge(enough, 1, Integer::sum);
    }
    return counts;
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
