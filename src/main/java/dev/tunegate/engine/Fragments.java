package dev.tunegate.engine;

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
  private final IdentityHashMap<Object, Fragment> fragments = new IdentityHashMap<>();

  /**
   * Of nodes, edges, derivations and texts themselves, and of facts what their nodes begin with.
   */
  Fragments(Iterable<Object> pieces) {
    for (Object piece : pieces) {
      fragments.put(piece instanceof FactPath fact ? fact.id() : piece, new Fragment(piece));
    }
  }

  /**
   * The JSON of a piece, null for one that is not known; of the id of a fact its node up to the
   * value.
   */
  @Nullable SerializableString of(Object piece) {
    Fragment fragment = fragments.get(piece);
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
