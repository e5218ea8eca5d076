package io.github.rekcl.cli;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.rekognition.Clients;
import java.util.List;
import java.util.Optional;

/** A service to run command lines against, and what is really so in it. */
interface FakeService extends AutoCloseable {
  /** Opens clients of this rekognition's service. */
  Clients clients();

  VirtualTime time();

  /** Returns the ARN of its one project, called demo. */
  String project();

  /** Makes a model in a status, and returns its ARN. */
  String model(String versionName, String status);

  /** Returns a model's real status, or nothing if it is gone. */
  Optional<String> status(String model);

  /** Returns the calls that change something, each as operation and model. */
  List<String> calls();

  /** Returns how often the service was asked for statuses. */
  int polls();

  default Cli cli() {
    return new Cli(
        new Context.Services() {
          @Override
          public ModelLifecycleService open(AwsSettings settings, int maxTps) {
            return new ModelLifecycleService(clients(), time(), time(), maxTps);
          }

          @Override
          public Optional<String> region(AwsSettings settings) {
            return Optional.of("us-east-1");
          }
        },
        time());
  }

  @Override
  void close();
}
