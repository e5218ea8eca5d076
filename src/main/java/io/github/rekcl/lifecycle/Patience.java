package io.github.rekcl.lifecycle;

import io.github.rekcl.time.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a status that should not be is taken for a stale look. The service doesn't say whether a
 * look right after a call may be stale, nor for how long; so both several looks and some time.
 */
final class Patience {
  static final int LOOKS = 4;
  static final Duration TIME = Duration.ofSeconds(15);

  private final Deadline clock;
  private @Nullable Duration since;
  private int looks;
  private boolean lastPresent = true;

  Patience(Deadline clock) {
    this.clock = clock;
  }

  /**
   * Counts one more suspicious look in a row, and tells whether that is enough of them.
   *
   * @param present whether the model was there; looks with and without it don't add up
   */
  boolean endsWithThisLook(boolean present) {
    if (present != lastPresent) {
      renew();
    }
    lastPresent = present;
    Duration now = clock.elapsed();
    if (since == null) {
      since = now;
    }
    looks++;
    return looks >= LOOKS && now.minus(since).compareTo(TIME) >= 0;
  }

  void renew() {
    since = null;
    looks = 0;
  }
}
