package dev.tunegate.engine;

import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Pieces of decisions as JSON, each written once: most of a justification is the same nodes, edges
 * and derivations again, of which every policy has its own few thousand.
 */
final class Fragments {

  /** For decisions of any policy. */
  static final Fragments NONE = new Fragments(List.of());

  /** A piece, and its text once it was needed; to make it twice does no harm. */
  private static final class Fragment {
    private @Nullable SerializableString text;
  }

  /** By the piece itself: to look at what is in it would take as long as to write it. */
  private final IdentityHashMap<Object, Fragment> fragments = new IdentityHashMap<>();

  Fragments(Iterable<Object> pieces) {
    pieces.forEach(piece -> fragments.put(piece, new Fragment()));
  }

  /** The JSON of a piece, null for one that is not known. */
  @Nullable SerializableString of(Object piece) {
    Fragment fragment = fragments.get(piece);
    if (fragment == null) {
      return null;
    }
    SerializableString text = fragment.text;
    if (text == null) {
      text =
          new SerializedString(new String(DecisionWriter.toBytes(piece), StandardCharsets.UTF_8));
      fragment.text = text;
    }
    return text;
  }
}
