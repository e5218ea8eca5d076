package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model (a project version in the API) at one moment.
 *
 * @param digits the last part of its ARN
 * @param status the name of its status, which may be one that the service does not document
 * @param ends when the next status begins, or null if only a request changes the status
 * @param trained when its training or copying ended, or null if it has not
 * @param units MinInferenceUnits and MaxInferenceUnits of the last start; empty before the first
 * @param details members of its description that no status change affects, such as OutputConfig
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
    JsonObject units,
    JsonObject details) {
  private static final JsonObject ONE_UNIT = Json.object("{\"MinInferenceUnits\": 1}");

  /** Creates a model that has no status yet. */
  Model(String arn, Project project, Instant created, JsonObject units, JsonObject details) {
    this(
        arn,
        project.arn(),
        Arns.parse(arn).group("version"),
        Arns.digits(arn),
        created,
        "",
        null,
        null,
        units,
        details);
  }

  Status known() {
    return Status.of(status);
  }

  boolean hasSameName(Model other) {
    return projectArn.equals(other.projectArn) && versionName.equals(other.versionName);
  }

  /** Returns the model in a status that it enters at a given time. */
  Model in(String newStatus, Instant since, Timings timings) {
    Status entered = Status.of(newStatus);
    Instant ended = entered.isUnfinished() ? null : trained == null ? since : trained;
    Instant next = timings.of(entered).map(since::plus).orElse(null);
    // A model that is put into such a status without a start.
    JsonObject held = units.isEmpty() && entered.holdsUnits() ? ONE_UNIT : units;
    return new Model(
        arn, projectArn, versionName, digits, created, newStatus, next, ended, held, details);
  }

  Model withUnits(JsonObject newUnits) {
    return new Model(
        arn, projectArn, versionName, digits, created, status, ends, trained, newUnits, details);
  }

  /** Returns what the model has become by now, or empty if its deletion has finished. */
  Optional<Model> at(Instant now, Timings timings) {
    if (ends == null || now.isBefore(ends)) {
      return Optional.of(this);
    }
    return known() == Status.DELETING
        ? Optional.empty()
        : Optional.of(in(known().next().name(), ends, timings));
  }
}
