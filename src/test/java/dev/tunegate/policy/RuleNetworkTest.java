package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.CaseGenerator;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Unstated;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/** The network built from the model means what Drools' own compiler makes of the rules as text. */
class RuleNetworkTest {

  private static final long SEED = 20_260_515L;
  private static final int CASES = 1_500;

  private final PolicyModel model =
      PolicyChecker.check(PolicySource.read(Path.of("rules"))).orThrow();

  @Test
  void firesWhatTheTextFires() {
    Policy policy = Policy.compile(model);
    var text = compileText();
    var generator = new CaseGenerator(model, List.of(), SEED);
    Set<String> ever = new TreeSet<>();
    for (int i = 0; i < CASES; i++) {
      Case facts = generator.next();

      Set<String> fired = fired(policy.newSession(), facts);

      assertThat(fired)
          .as(() -> "seed " + SEED + ", " + facts)
          .isEqualTo(fired(text.newKieSession(), facts));
      ever.addAll(fired);
    }
    assertThat(ever).hasSizeGreaterThan(model.rules().size() / 2);
  }

  private org.kie.api.KieBase compileText() {
    int[] layers = model.layers().stream().mapToInt(Integer::intValue).toArray();
    byte[] drl = DrlWriter.write(model.rules(), layers).getBytes(StandardCharsets.UTF_8);
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    builder.add(ResourceFactory.newByteArrayResource(drl), ResourceType.DRL);
    assertThat(builder.getErrors()).isEmpty();
    KieBaseConfiguration equality = KieServices.get().newKieBaseConfiguration();
    equality.setOption(EqualityBehaviorOption.EQUALITY);
    var knowledge = org.drools.kiesession.rulebase.KnowledgeBaseFactory.newKnowledgeBase(equality);
    knowledge.addPackages(builder.getKnowledgePackages());
    return knowledge;
  }

  /** The rules that fired, each with the unstated paths that it matched. */
  private Set<String> fired(KieSession session, Case facts) {
    Set<String> fired = new TreeSet<>();
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void afterMatchFired(AfterMatchFiredEvent event) {
            String rule = event.getMatch().getRule().getName();
            List<?> asked =
                event.getMatch().getObjects().stream().filter(Unstated.class::isInstance).toList();
            fired.add(model.rules().get(Integer.parseInt(rule)).name() + asked);
          }
        });
    facts.parts().forEach(session::insert);
    facts.unstated().forEach(path -> session.insert(new Unstated(path)));
    session.fireAllRules();
    session.dispose();
    return fired;
  }
}
