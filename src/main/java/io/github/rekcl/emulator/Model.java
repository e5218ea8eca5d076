package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model, which the API calls a project version, as it is at one time.
 *
 * @param digits the last part of its ARN
 * @param status the name of its status, also one that the service does not document
 * @param ends when the next status begins, or null if only a call changes it
 * @param trained when the training or copying ended, or null while it goes on
 * @param units the inference units of the last start, or null before the first
 * @param details members of its description that nothing changes, such as OutputConfig
 */
record Model(
    String arn,
    String projectArn,
    String versionName,
    long digits,
    Instant created,
    String status,
    @Nullable Instant ends,
    @Nullable Instant trained,
    @Nullable Units units,
    JsonObject details) {

  /** Inference units asked for at a start. */
  record Units(int min, @Nullable Integer max) {}

  /** Returns a model that has no status yet. */
  static Model of(Project project, String name, long digits, Instant created, JsonObject details) {
    String arn = Arns.version(project, name, digits);
    return new Model(arn, project.arn(), name, digits, created, "", null, null, null, details);
  }

  Status known() {
    return Status.of(status);
  }

  boolean isNamesake(Model other) {
    return projectArn.equals(other.projectArn) && versionName.equals(other.versionName);
  }

  /** Returns the model in a status that it enters at a time. */
  Model in(String newStatus, Instant since, Timings timings) {
    Status entered = Status.of(newStatus);
    Instant ended = entered.isUnfinished() ? null : trained == null ? since : trained;
    Instant next = timings.of(entered).map(since::plus).orElse(null);
    // Also where it got there without a start.
    Units held = units == null && entered.holdsUnits() ? new Units(1, null) : units;
    return new Model(
        arn, projectArn, versionName, digits, created, newStatus, next, ended, held, details);
  }

  Model with(@Nullable Units newUnits) {
    return new Model(
        arn, projectArn, versionName, digits, created, status, ends, trained, newUnits, details);
  }

  /** Returns the model as it has become by now; nothing once its deletion is through. */
  Optional<Model> at(Instant now, Timings timings) {
    if (ends == null || now.isBefore(ends)) {
      return Optional.of(this);
    }
    return known() == Status.DELETING
        ? Optional.empty()
        : Optional.of(in(known().next().name(), ends, timings));
  }
}
