package dev.tunegate.desk;

import dev.tunegate.versions.InForce;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The desk of the version in force, behind one reference: whoever takes it has one version and
 * keeps it. The one that it replaces is closed.
 */
public final class CurrentDesk {

  private record Held(PolicyDesk desk, InForce of) {}

  private final AtomicReference<Held> held = new AtomicReference<>();

  CurrentDesk(PolicyDesk first, InForce of) {
    held.set(new Held(first, of));
  }

  /** The desk that is current now. */
  public Desk now() {
    return Objects.requireNonNull(held.get()).desk();
  }

  /** Which version it is of, by the step that put it in force. */
  InForce of() {
    return Objects.requireNonNull(held.get()).of();
  }

  /** Takes another desk, unless one that came into force later is here already. */
  void adopt(PolicyDesk next, InForce of) {
    Held before =
        held.getAndUpdate(now -> of.sequence() > now.of().sequence() ? new Held(next, of) : now);
    if (of.sequence() > before.of().sequence()) {
      before.desk().close();
    } else {
      next.close();
    }
  }
}
