package io.github.rekcl.emulator;

import java.time.Instant;

/** A project. */
record Project(String arn, String name, Birth birth) {
  Instant created() {
    return birth.time();
  }

  long digits() {
    return birth.digits();
  }

  String region() {
    return Arns.region(arn);
  }
}
