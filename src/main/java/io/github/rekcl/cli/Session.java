package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.emulator.EmulatorOptions;
import io.github.rekcl.emulator.EmulatorServer;
import io.github.rekcl.emulator.Seed;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one command holds open: the service, and the emulator if it runs against one. */
record Session(ModelLifecycleService service, @Nullable EmulatorServer emulator)
    implements AutoCloseable {

  /** Returns the regions of --region, else the one that is configured, if any. */
  static List<String> regions(Context context, AwsOptions aws) {
    if (!aws.regions().isEmpty()) {
      return aws.regions();
    }
    return aws.emulates()
        ? List.of(EmulatorOptions.defaults().region())
        : context.services().region(aws.settings(null)).stream().toList();
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

  @Override
  public void close() {
    service.close();
    if (emulator != null) {
      emulator.close();
    }
  }
}
