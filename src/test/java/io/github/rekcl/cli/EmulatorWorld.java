package io.github.rekcl.cli;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.aws.RekognitionClients;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.Fault;
import io.github.rekcl.emulator.RecordedRequest;
import io.github.rekcl.emulator.Timings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The emulator over real HTTP, on virtual time. */
final class EmulatorWorld implements World {
  private final VirtualTime time = new VirtualTime();
  private final Emulator emulator;
  private final String project;

  EmulatorWorld(String... faults) {
    this(Timings.defaults(), faults);
  }

  EmulatorWorld(Timings timings, String... faults) {
    try {
      emulator =
          Emulator.start(
              EmulatorConfig.defaults()
                  .withClock(time)
                  .withTimings(timings)
                  .withFaults(Stream.of(faults).map(Fault::parse).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    project = emulator.createProject("demo");
  }

  Emulator emulator() {
    return emulator;
  }

  @Override
  public Context.Services services() {
    return (settings, region) ->
        new ModelLifecycleService(
            RekognitionClients.create(AwsSettings.emulator(emulator.endpoint(), null), region),
            time);
  }

  @Override
  public VirtualTime time() {
    return time;
  }

  @Override
  public String project() {
    return project;
  }

  @Override
  public String model(String versionName, String status) {
    return emulator.createModel(project, versionName, status);
  }

  @Override
  public Optional<String> status(String model) {
    return emulator.status(model);
  }

  @Override
  public List<String> calls() {
    return emulator.requests().stream()
        .filter(r -> !r.operation().startsWith("Describe"))
        .map(r -> r.operation() + " " + model(r))
        .toList();
  }

  private static String model(RecordedRequest request) {
    return request.json().get("ProjectVersionArn").getAsString();
  }

  @Override
  public int looks() {
    return emulator.requests("DescribeProjectVersions").size();
  }

  @Override
  public void close() {
    emulator.close();
  }
}
