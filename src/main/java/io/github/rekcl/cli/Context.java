package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.output.Terminal;
import io.github.rekcl.time.Timer;
import java.io.InputStream;
import java.util.Optional;

/**
 * What the commands are handed from outside.
 *
 * @param in standard input
 * @param terminal standard output and standard error
 * @param timer what tells how long something has taken
 * @param services makes the service, once a command needs it
 */
public record Context(InputStream in, Terminal terminal, Timer timer, Services services) {

  /** Makes services; building a client is dear, so {@code --help} never does. */
  public interface Services {
    /**
     * Makes a service.
     *
     * @param settings the way to AWS
     * @param maxTps how many calls of each operation to send within a second to a region
     * @return a service that its owner closes
     */
    ModelLifecycleService open(AwsSettings settings, int maxTps);

    /**
     * Finds the region that is set up for commands without an ARN.
     *
     * @param settings the way to AWS
     * @return the region's code, or nothing if none is set up
     */
    Optional<String> region(AwsSettings settings);
  }
}
