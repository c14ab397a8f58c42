package dev.tunegate.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import org.drools.core.WorkingMemoryEntryPoint;
import org.drools.core.common.Memory;
import org.drools.core.common.NodeMemories;
import org.drools.core.reteoo.SegmentMemory;
import org.drools.core.reteoo.SegmentMemory.SegmentPrototype;
import org.drools.core.reteoo.SegmentPrototypeRegistry;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.jspecify.annotations.Nullable;

/**
 * A session that is emptied after each case and used for the next. To empty it does to a session of
 * rules alone what {@link StatefulKnowledgeSessionImpl#reset()} does, but for one thing: that
 * method finds out anew each time which segments the network has, which was measured to be a tenth
 * of a decision.
 */
final class ReusedSession {

  /** Nodes of the network that are woken together, and what they are like without facts. */
  private record Segment(SegmentMemory memory, @Nullable SegmentPrototype prototype) {

    void reset() {
      memory.reset(prototype);
      if (memory.isSegmentLinked()) {
        memory.notifyRuleLinkSegment();
      }
    }
  }

  private final StatefulKnowledgeSessionImpl session;
  private final NodeMemories memories;
  private final SegmentPrototypeRegistry prototypes;

  /** The segment of each memory when segments were last listed; memories are made when needed. */
  private @Nullable SegmentMemory[] segmentOf = {};

  private Segment[] segments = {};

  /** For a session in which nothing was done yet. */
  ReusedSession(StatefulKnowledgeSessionImpl session) {
    this.session = session;
    this.memories = session.getNodeMemories();
    this.prototypes = session.getKnowledgeBase().getSegmentPrototypeRegistry();
  }

  StatefulKnowledgeSessionImpl session() {
    return session;
  }

  /** Takes out everything that was put in or concluded, and whoever listened. */
  void empty() {
    resetMemories();
    session.getAgenda().reset();
    session.getAgendaEventSupport().clear();
    session.getHandleFactory().clear(0, 0);
    session.getEntryPoints().forEach(each -> ((WorkingMemoryEntryPoint) each).reset());
    session.setInitialFactHandle(session.initInitialFact(null));
  }

  @SuppressWarnings("ReferenceEquality") // The very segment, not one like it.
  private void resetMemories() {
    boolean listed = segmentOf.length == memories.length();
    for (int i = 0; i < memories.length(); i++) {
      Memory memory = memories.peekNodeMemory(i);
      if (memory != null) {
        memory.reset();
        listed = listed && memory.getSegmentMemory() == segmentOf[i];
      }
    }
    if (!listed) {
      listSegments();
    }
    for (Segment segment : segments) {
      segment.reset();
    }
  }

  private void listSegments() {
    segmentOf = new SegmentMemory[memories.length()];
    Set<SegmentMemory> found = new LinkedHashSet<>();
    for (int i = 0; i < segmentOf.length; i++) {
      Memory memory = memories.peekNodeMemory(i);
      if (memory != null && memory.getSegmentMemory() != null) {
        segmentOf[i] = memory.getSegmentMemory();
        found.add(memory.getSegmentMemory());
      }
    }
    segments =
        found.stream()
            .map(memory -> new Segment(memory, prototypes.getSegmentPrototype(memory)))
            .toArray(Segment[]::new);
  }
}
