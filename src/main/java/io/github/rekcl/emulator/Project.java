package io.github.rekcl.emulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project.
 *
 * @param digits the last part of its ARN
 * @param deleted when its deletion finishes, or null if it is not being deleted
 */
record Project(String arn, String name, long digits, Instant created, @Nullable Instant deleted) {
  Project(String arn, Instant created) {
    this(arn, Arns.parse(arn).group("project"), Arns.digits(arn), created, null);
  }

  String status() {
    return deleted == null ? "CREATED" : "DELETING";
  }

  boolean hasSameName(Project other) {
    return name.equals(other.name) && Arns.region(arn).equals(Arns.region(other.arn));
  }

  boolean isGone(Instant now) {
    return deleted != null && !now.isBefore(deleted);
  }
}
