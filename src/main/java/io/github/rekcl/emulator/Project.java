package io.github.rekcl.emulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project.
 *
 * @param digits the last part of its ARN
 * @param deleted when its deletion is through, or null if nobody has deleted it
 */
record Project(String arn, String name, long digits, Instant created, @Nullable Instant deleted) {
  String status() {
    return deleted == null ? "CREATED" : "DELETING";
  }

  boolean isNamesake(Project other) {
    return name.equals(other.name) && Arns.region(arn).equals(Arns.region(other.arn));
  }

  boolean isGone(Instant now) {
    return deleted != null && !now.isBefore(deleted);
  }

  Project deletedAt(Instant time) {
    return new Project(arn, name, digits, created, time);
  }
}
