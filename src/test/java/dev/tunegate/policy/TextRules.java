package dev.tunegate.policy;

import java.nio.charset.StandardCharsets;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/** Compiles a model as text, by Drools' own compiler, to hold the network against. */
final class TextRules {

  private TextRules() {}

  static KieBase compile(PolicyModel model) {
    int[] layers = model.layers().stream().mapToInt(Integer::intValue).toArray();
    byte[] drl = DrlWriter.write(model.rules(), layers).getBytes(StandardCharsets.UTF_8);
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    builder.add(ResourceFactory.newByteArrayResource(drl), ResourceType.DRL);
    if (builder.hasErrors()) {
      throw new AssertionError(builder.getErrors());
    }
    KieBaseConfiguration equality = KieServices.get().newKieBaseConfiguration();
    equality.setOption(EqualityBehaviorOption.EQUALITY);
    InternalKnowledgeBase knowledge = KnowledgeBaseFactory.newKnowledgeBase(equality);
    knowledge.addPackages(builder.getKnowledgePackages());
    return knowledge;
  }
}
