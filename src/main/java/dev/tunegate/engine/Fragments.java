package dev.tunegate.engine;

import dev.tunegate.policy.Rule;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Pieces of decisions as JSON, each written once: most of a decision is the same nodes, edges,
 * derivations and words again, of which every policy has its own few thousand.
 */
final class Fragments {

  /** For decisions of any policy. */
  static final Fragments NONE = new Fragments(List.of());

  /** What a piece is made of, and its text once it was needed; to make it twice does no harm. */
  private static final class Fragment {
    private final Object source;
    private @Nullable SerializableString text;

    Fragment(Object source) {
      this.source = source;
    }
  }

  /** By the piece itself: to look at what is in it would take as long as to write it. */
  private final IdentityHashMap<Object, Fragment> whole = new IdentityHashMap<>();

  /** By the id of a fact or firing, or the name of a rule. */
  private final IdentityHashMap<String, Fragment> parts = new IdentityHashMap<>();

  /**
   * Of nodes, edges, derivations and texts themselves; of facts what their nodes begin with; of
   * firings and rules what follows the reason in their nodes and derivations.
   */
  Fragments(Iterable<Object> pieces) {
    for (Object piece : pieces) {
      var fragment = new Fragment(piece);
      if (piece instanceof FactPath fact) {
        parts.put(fact.id(), fragment);
      } else if (piece instanceof Firing firing) {
        parts.put(firing.id(), fragment);
      } else if (piece instanceof Rule rule) {
        parts.put(rule.name(), fragment);
      } else {
        whole.put(piece, fragment);
      }
    }
  }

  /** The JSON of a piece; null for one that is not known. */
  @Nullable SerializableString of(Object piece) {
    return text(whole.get(piece));
  }

  /**
   * The JSON of what is the same in every case: of the node of a fact up to the value, of the node
   * of a firing and of a derivation what follows the reason; null for one that is not known.
   *
   * @param name the id of the fact or firing, or the name of the rule
   */
  @Nullable SerializableString partOf(String name) {
    return text(parts.get(name));
  }

  private static @Nullable SerializableString text(@Nullable Fragment fragment) {
    if (fragment == null) {
      return null;
    }
    SerializableString text = fragment.text;
    if (text == null) {
      text =
          new SerializedString(
              new String(DecisionWriter.toBytes(fragment.source), StandardCharsets.UTF_8));
      fragment.text = text;
    }
    return text;
  }
}
