package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.emulator.EmulatorOptions;
import io.github.rekcl.emulator.EmulatorServer;
import io.github.rekcl.emulator.Seed;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The service that a command uses, and the emulator that --emulate starts for it. */
record Session(ModelLifecycleService service, @Nullable EmulatorServer emulator)
    implements AutoCloseable {

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

  @Override
  public void close() {
    service.close();
    if (emulator != null) {
      emulator.close();
    }
  }
}
