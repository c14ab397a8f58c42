package dev.tunegate.policy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.drools.core.impl.EnvironmentFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;
import org.kie.internal.io.ResourceFactory;

/**
 * A policy ready to decide: checked, layered and compiled. Immutable and safe to share; nothing
 * outside it refers to what it compiled, so it is gone when nobody holds it any more.
 */
public final class Policy {

  private static final KieSessionConfiguration SESSION = singleThreaded();

  private final PolicyModel model;
  private final InternalKnowledgeBase knowledge;

  private Policy(PolicyModel model, InternalKnowledgeBase knowledge) {
    this.model = model;
    this.knowledge = knowledge;
  }

  /**
   * Reads, checks and compiles a rules folder.
   *
   * @throws PolicyException if it cannot run, with everything that is wrong
   */
  public static Policy load(Path folder) {
    return compile(PolicyChecker.check(PolicySource.read(folder)).orThrow());
  }

  /**
   * Compiles a checked policy.
   *
   * @throws PolicyException if Drools refuses what the checks let pass
   */
  public static Policy compile(PolicyModel model) {
    int[] layers = model.layers().stream().mapToInt(Integer::intValue).toArray();
    String drl = DrlWriter.write(model.rules(), layers);
    var options = KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration();
    // One thread: a policy is small, and a service that decides meanwhile keeps its cores.
    options.setOption(ParallelRulesBuildThresholdOption.get(-1));
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(options);
    builder.add(
        ResourceFactory.newByteArrayResource(drl.getBytes(StandardCharsets.UTF_8)),
        ResourceType.DRL);
    if (builder.hasErrors()) {
      throw refused(builder);
    }
    KieBaseConfiguration equality = KieServices.get().newKieBaseConfiguration();
    equality.setOption(EqualityBehaviorOption.EQUALITY);
    InternalKnowledgeBase knowledge = KnowledgeBaseFactory.newKnowledgeBase(equality);
    knowledge.addPackages(builder.getKnowledgePackages());
    return new Policy(model, knowledge);
  }

  /** A session lives in one call on one thread; its locks would guard against nobody. */
  private static KieSessionConfiguration singleThreaded() {
    KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
    configuration.setOption(ThreadSafeOption.NO);
    return configuration;
  }

  private static PolicyException refused(KnowledgeBuilder builder) {
    var problems = new Diagnostics();
    StreamSupport.stream(builder.getErrors().spliterator(), false)
        .limit(20)
        .forEach(
            error ->
                problems.error(
                    Place.of("rules"),
                    "Drools refuses the policy: "
                        + error.getMessage().lines().findFirst().orElse(""),
                    "This is a gap in our checks; please report it with the rule."));
    return new PolicyException(problems.sorted());
  }

  /** What the policy says. */
  public PolicyModel model() {
    return model;
  }

  /** Its fingerprint, {@code sha256:} and 64 hexadecimal digits. */
  public String fingerprint() {
    return model.fingerprint();
  }

  /**
   * The rule behind what Drools calls it.
   *
   * @param compiledName name of the compiled rule
   */
  public Rule rule(String compiledName) {
    return model.rules().get(Integer.parseInt(compiledName));
  }

  /** A new Drools session over the compiled rules; its caller disposes of it. */
  public KieSession newSession() {
    return knowledge.newKieSession(SESSION, EnvironmentFactory.newEnvironment());
  }
}
