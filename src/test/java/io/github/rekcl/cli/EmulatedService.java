package io.github.rekcl.cli;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.aws.RekognitionClients;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.Fault;
import io.github.rekcl.emulator.RecordedRequest;
import io.github.rekcl.emulator.Timings;
import io.github.rekcl.rekognition.Clients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** The emulator over real HTTP, on virtual time. */
final class EmulatedService implements FakeService {
  private final VirtualTime time = new VirtualTime();
  private final Emulator emulator;
  private final String project;
  private boolean repeats = true;

  EmulatedService(String... faults) {
    this(Timings.defaults(), faults);
  }

  EmulatedService(Timings timings, String... faults) {
    this(
        config ->
            config.withTimings(timings).withFaults(Stream.of(faults).map(Fault::parse).toList()));
  }

  /** Creates a service whose emulator has other options. */
  EmulatedService(UnaryOperator<EmulatorConfig> settings) {
    try {
      emulator = Emulator.start(settings.apply(EmulatorConfig.defaults()).withClock(time));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    project = emulator.createProject("demo");
  }

  Emulator emulator() {
    return emulator;
  }

  /**
   * Makes each call once: the pauses before the SDK's own repetitions are real time, in which no
   * virtual time passes, so that they are as futile as they are slow.
   */
  EmulatedService withoutRepeats() {
    repeats = false;
    return this;
  }

  @Override
  public Clients clients() {
    return repeats
        ? new RekognitionClients(AwsSettings.emulator(emulator.endpoint(), null))::open
        : (region, told) -> clientWithoutRepeats(region);
  }

  private RekognitionClient clientWithoutRepeats(String region) {
    return RekognitionClient.builder()
        .region(Region.of(region))
        .endpointOverride(emulator.endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator")))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** Creates models v1, v2, ... in one status, and returns their ARNs. */
  List<String> models(int count, String status) {
    return models(project, count, status);
  }

  List<String> models(String ofProject, int count, String status) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> emulator.createModel(ofProject, "v" + i, status))
        .toList();
  }

  Traffic traffic() {
    return new Traffic(emulator.requests());
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
  public int polls() {
    return emulator.requests("DescribeProjectVersions").size();
  }

  @Override
  public void close() {
    emulator.close();
  }
}
