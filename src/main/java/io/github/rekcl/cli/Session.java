package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.emulator.EmulatorOptions;
import io.github.rekcl.emulator.EmulatorServer;
import io.github.rekcl.emulator.Seed;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one command holds open: the service, and the emulator if it runs against one. */
final class Session implements AutoCloseable {
  private final ModelLifecycleService service;
  private final @Nullable EmulatorServer emulator;

  private Session(ModelLifecycleService service, @Nullable EmulatorServer emulator) {
    this.service = service;
    this.emulator = emulator;
  }

  /** Finds the region of commands that name no ARN. */
  static Optional<String> region(Context context, AwsOptions aws, AwsSettings settings) {
    return aws.emulates()
        ? Optional.of(EmulatorOptions.defaults().region())
        : context.services().region(settings);
  }

  static Session open(Context context, AwsOptions aws, AwsSettings settings) throws IOException {
    int maxTps = aws.maxTps();
    if (!aws.emulates()) {
      return new Session(context.services().open(settings, maxTps), null);
    }
    EmulatorOptions options = EmulatorOptions.defaults();
    EmulatorServer emulator = EmulatorServer.start(options);
    try {
      Seed.demo(options.region()).into(emulator);
      AwsSettings toEmulator = AwsSettings.emulator(emulator.endpoint(), settings.requestLog());
      return new Session(context.services().open(toEmulator, maxTps), emulator);
    } catch (RuntimeException e) {
      emulator.close();
      throw e;
    }
  }

  ModelLifecycleService service() {
    return service;
  }

  @Override
  public void close() {
    service.close();
    if (emulator != null) {
      emulator.close();
    }
  }
}
