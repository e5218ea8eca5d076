package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.output.Terminal;
import io.github.rekcl.time.Timer;
import java.io.InputStream;
import java.util.Optional;

/**
 * What the commands need from the process.
 *
 * @param in standard input
 * @param terminal standard output and standard error
 * @param timer measures elapsed time
 * @param services creates the service when a command needs it
 */
public record Context(InputStream in, Terminal terminal, Timer timer, Services services) {

  /** Creates the service on demand: building a client is slow, and {@code --help} needs none. */
  public interface Services {
    /**
     * Creates a service, which the caller closes.
     *
     * @param maxTps maximum requests per second for each operation and region
     */
    ModelLifecycleService open(AwsSettings settings, int maxTps);

    /** Returns the configured region, if there is one, for commands without an ARN. */
    Optional<String> region(AwsSettings settings);
  }
}
