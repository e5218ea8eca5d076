package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.output.Terminal;
import java.io.InputStream;

/**
 * What the commands are handed from outside.
 *
 * @param in standard input
 * @param terminal standard output and standard error
 * @param services makes the service, once a command needs it
 */
public record Context(InputStream in, Terminal terminal, Services services) {

  /** Makes services; building a client is dear, so {@code --help} never does. */
  @FunctionalInterface
  public interface Services {
    /**
     * Makes a service.
     *
     * @param settings the way to AWS
     * @param region the region of the models
     * @return a service that its owner closes
     */
    ModelLifecycleService open(AwsSettings settings, String region);
  }
}
