package io.github.rekcl.emulator;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A status, and when it ends by itself.
 *
 * @param status the name of the status, also one that the service does not document
 * @param ends when the next status begins, or null if only a call changes it
 */
record Phase(String status, @Nullable Instant ends) {
  static Phase entered(String status, Instant now, Timings timings) {
    return new Phase(status, timings.of(Status.of(status)).map(now::plus).orElse(null));
  }

  Status known() {
    return Status.of(status);
  }

  boolean endedBy(Instant now) {
    return ends != null && !now.isBefore(ends);
  }

  /** Returns the phase that is in force now; nothing once a deletion is through. */
  Optional<Phase> at(Instant now) {
    if (!endedBy(now)) {
      return Optional.of(this);
    }
    return known() == Status.DELETING
        ? Optional.empty()
        : Optional.of(new Phase(known().next().name(), null));
  }
}
