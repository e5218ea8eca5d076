package io.github.rekcl.lifecycle;

import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import java.time.Duration;

/**
 * How long to go on with a list whose pages are refused because there are too many calls: about two
 * minutes, for the looks before anything was called; while waiting, the next look comes anyway.
 */
interface Persistence {
  /** Takes the first refusal for the answer. */
  Persistence NONE = (failure, times) -> false;

  int MOST_TIMES = 7;

  /**
   * Tells whether to ask again.
   *
   * @param times how often in a row it was refused before
   */
  boolean goesOn(CallFailure failure, int times);

  /** Goes on, and tells of it, until a deadline. */
  static Persistence until(Deadline deadline, Troubles troubles, Event.Place place) {
    return (failure, times) -> {
      boolean goesOn =
          CallFailure.cameTooOften(failure)
              && times < MOST_TIMES
              && pause(times).compareTo(deadline.untilLastLook()) < 0;
      if (goesOn) {
        troubles.tell(place, failure);
      }
      return goesOn;
    };
  }

  /** Returns the pause before asking again: a second, then twice as long each time. */
  static Duration pause(int times) {
    return Duration.ofSeconds(1L << times);
  }
}
