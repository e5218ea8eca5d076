package io.github.rekcl.cli;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.rekognition.Clients;
import java.util.List;
import java.util.Optional;

/** A service to run command lines against, with access to its real state. */
interface FakeService extends AutoCloseable {
  /** Opens clients of this service. */
  Clients clients();

  VirtualTime time();

  /** Returns the ARN of its one project, called demo. */
  String project();

  /** Creates a model in a status, and returns its ARN. */
  String model(String versionName, String status);

  /** Returns a model's real status, or empty if it does not exist. */
  Optional<String> status(String model);

  /** Returns the requests that change something, each as operation and model. */
  List<String> calls();

  /** Returns how many status checks the service received. */
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
