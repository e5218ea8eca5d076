package io.github.rekcl.lifecycle;

import io.github.rekcl.rekognition.CallFailure;
import java.util.HashSet;
import java.util.Set;

/** Tells of calls that failed; once for each kind of failure, however often it comes. */
final class Troubles {
  private final Observer observer;
  private final Set<String> told = new HashSet<>();

  Troubles(Observer observer) {
    this.observer = observer;
  }

  void tell(Event.Place place, CallFailure failure) {
    if (told.add(failure.operation() + failure.code())) {
      observer.on(new Event.Troubled(place, failure));
    }
  }
}
