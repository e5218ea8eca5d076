package io.github.rekcl.lifecycle;

import io.github.rekcl.rekognition.CallException;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.CallFailures;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What came of a call: a value, or a failure. */
sealed interface Answer<T> {
  /** The call was answered. */
  record Value<T>(T value) implements Answer<T> {}

  /** The call failed. */
  record Failed<T>(CallFailure failure) implements Answer<T> {}

  /** The call was not made: its time was over before its turn. */
  record TooLate<T>(String operation) implements Answer<T> {}

  /** Makes a call. */
  static <T> Answer<T> of(Supplier<T> call) {
    try {
      return new Value<>(call.get());
    } catch (CallException e) {
      return new Failed<>(e.failure());
    }
  }

  /** Goes on in one of two ways. */
  default void then(Consumer<T> onValue, Consumer<CallFailure> onFailure) {
    if (this instanceof Value<T> v) {
      onValue.accept(v.value());
    } else {
      onFailure.accept(failure());
    }
  }

  private CallFailure failure() {
    return this instanceof Failed<T> f
        ? f.failure()
        : CallFailures.tooLate(((TooLate<T>) this).operation());
  }
}
