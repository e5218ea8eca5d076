package io.github.rekcl.emulator;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model, which the API calls a project version, as it is at one time.
 *
 * @param trained when the training ended, or null while it goes on
 * @param units the inference units of the last start, or null before the first
 * @param ownMessage a message that a test put in place of the usual one, or null
 */
record Model(
    String arn,
    String projectArn,
    String versionName,
    Birth birth,
    Phase phase,
    @Nullable Instant trained,
    @Nullable Units units,
    Output output,
    @Nullable Message ownMessage) {

  /** Inference units asked for at a start. */
  record Units(int min, @Nullable Integer max) {}

  /** Where the training puts its results. */
  record Output(String bucket, @Nullable String keyPrefix) {}

  /** A status message, or, with null, that there is none. */
  record Message(@Nullable String text) {}

  Instant created() {
    return birth.time();
  }

  long digits() {
    return birth.digits();
  }

  @Nullable String message() {
    return ownMessage == null ? phase.known().message() : ownMessage.text();
  }

  Model in(Phase newPhase, Instant since) {
    boolean training = newPhase.known() == Status.TRAINING_IN_PROGRESS;
    Instant ended = training ? null : trained == null ? since : trained;
    return new Model(
        arn, projectArn, versionName, birth, newPhase, ended, units, output, ownMessage);
  }

  Model with(@Nullable Units newUnits) {
    return new Model(
        arn, projectArn, versionName, birth, phase, trained, newUnits, output, ownMessage);
  }

  Model saying(Message message) {
    return new Model(arn, projectArn, versionName, birth, phase, trained, units, output, message);
  }

  /** Returns the model as it has become by now; nothing once its deletion is through. */
  Optional<Model> at(Instant now) {
    Instant ends = phase.ends();
    if (ends == null || !phase.endedBy(now)) {
      return Optional.of(this);
    }
    return phase.at(now).flatMap(next -> in(next, ends).at(now));
  }
}
