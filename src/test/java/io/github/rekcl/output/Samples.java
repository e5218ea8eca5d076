package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Failure;
import io.github.rekcl.lifecycle.LifecycleRequest;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.CallFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models, plans and reports to show. */
final class Samples {
  private static final String BASE = "arn:aws:rekognition:us-east-1:111122223333:project/demo/";

  static final ProjectArn PROJECT = ProjectArn.parse(BASE + "1");
  static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");
  static final CallFailure THROTTLED =
      new CallFailure(
          "DescribeProjectVersions",
          CallFailure.Kind.THROTTLED,
          "ThrottlingException",
          "Rate exceeded",
          "r-1",
          false);

  private Samples() {}

  static ModelArn arn(String version) {
    return ModelArn.parse(BASE + "version/" + version + "/2");
  }

  static Model model(String version, String status) {
    return model(version, status, null, null, null);
  }

  static Model model(
      String version,
      String status,
      @Nullable String message,
      @Nullable Integer min,
      @Nullable Integer max) {
    ModelStatus known =
        Arrays.stream(ModelStatus.values())
            .filter(s -> s.name().equals(status))
            .findFirst()
            .orElse(ModelStatus.UNKNOWN);
    return new Model(
        arn(version),
        known,
        status,
        message,
        CREATED,
        min,
        max,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static Plan.Pending stop(String version, String status) {
    return plan(LifecycleRequest.stop(), version, status, Plan.Step.STOP);
  }

  static Plan.Pending delete(String version, String status, Plan.Step first) {
    return plan(LifecycleRequest.delete(false, false, false), version, status, first);
  }

  private static Plan.Pending plan(
      LifecycleRequest request, String version, String status, Plan.Step first) {
    return new Plan.Pending(request, PROJECT, model(version, status), first);
  }

  static Target target(String version) {
    return new Target(PROJECT, new ModelRef.ByArn(arn(version)));
  }

  static Report report(
      Action action, Target target, Model before, @Nullable Model last, Result result) {
    return new Report(action, target, before, last, Duration.ofMillis(12_340), result);
  }

  static Report reached(Action action, String version, Result.End end) {
    Model last =
        switch (end) {
          case STOPPED, ALREADY_STOPPED -> model(version, "STOPPED");
          case NOT_RUNNING -> model(version, "TRAINING_COMPLETED");
          case STOPPING, DELETING -> model(version, "RUNNING");
          case DELETED, ALREADY_GONE -> null;
        };
    Model before = model(version, "RUNNING");
    return report(action, target(version), before, last, new Result.Reached(end));
  }

  static Report failed(Action action, String version, Failure failure, Acceptance acceptance) {
    Model seen = model(version, "RUNNING");
    return report(action, target(version), seen, seen, new Result.Failed(failure, acceptance));
  }

  static Report wrongStatus(Action action, String version, String status) {
    Model seen = model(version, status);
    Result result = new Result.Failed(new Failure.WrongStatus(seen), Acceptance.NONE);
    return new Report(action, target(version), seen, seen, Duration.ZERO, result);
  }

  /** Returns lines as a stream without colors shows them. */
  static List<String> plain(List<String> lines) {
    return lines.stream().map(line -> TextColor.paint(line, false)).toList();
  }

  static Report timedOut(Action action, String version, Acceptance acceptance) {
    Model seen = model(version, "STOPPING");
    Result result = new Result.TimedOut(Duration.ofMinutes(30), acceptance);
    return report(action, target(version), model(version, "RUNNING"), seen, result);
  }
}
