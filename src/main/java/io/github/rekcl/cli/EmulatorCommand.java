package io.github.rekcl.cli;

import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.Fault;
import io.github.rekcl.emulator.Timings;
import io.github.rekcl.output.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Serves the emulator until it is interrupted. */
@Command(
    name = "emulator",
    description =
        "Serves an emulator of the Custom Labels control plane, with demo models, until Ctrl-C.",
    footer = {"Example:", "  rekcl emulator --port 8080"})
final class EmulatorCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Listen on this port; 0 takes a free one. Default: 0.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Listen on this address. Default: 127.0.0.1, which only this machine reaches.")
  private String host = "127.0.0.1";

  @Option(
      names = "--transition",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long a model takes to start, to stop and to be deleted. Default: 3s.")
  private Duration transition = Timings.defaults().stopping();

  @Option(
      names = "--training",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long a training takes. Default: 10m.")
  private Duration training = Timings.defaults().training();

  @Option(
      names = "--max-tps",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "Throttle each operation, in each region, to N calls a second; 0 throttles none. Default: 0."
      })
  private int maxTps;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      converter = FaultConverter.class,
      description = {
        "Rehearse a fault: OPERATION[@N|@N-M|@N-]=EFFECT, for its calls N to M. May be repeated.",
        "EFFECT: an error code (ThrottlingException, InternalServerError/503), delay:2s, hang, drop,"
            + " html, empty, object; after:EFFECT lets the operation take effect first. For"
            + " DescribeProjectVersions also: stale, absent, loop, status:X."
      })
  private List<Fault> faults = List.of();

  @Spec private CommandSpec spec;

  private final Context context;

  EmulatorCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = context.terminal();
    try (Emulator emulator = start()) {
      DemoContent.seed(emulator);
      terminal.say("Serving the emulator at " + emulator.endpoint() + " until Ctrl-C.");
      terminal.say("Its demo projects:");
      terminal.say("  " + DemoContent.PROJECT_ARN);
      terminal.say("  " + DemoContent.PARTS_PROJECT_ARN);
      terminal.say("Paste this where your AWS client runs; any credentials will do:");
      terminal.result("export AWS_ENDPOINT_URL_REKOGNITION=" + emulator.endpoint());
      new CountDownLatch(1).await();
      return ExitCode.OK.code();
    }
  }

  private Emulator start() throws IOException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(spec.commandLine(), "--port must be from 0 to " + HIGHEST_PORT);
    }
    if (maxTps < 0) {
      throw new ParameterException(spec.commandLine(), "--max-tps must not be negative");
    }
    try {
      return Emulator.start(
          EmulatorConfig.defaults()
              .withHost(host)
              .withPort(port)
              .withTimings(Timings.transitions(transition).withTraining(training))
              .withFaults(faults)
              .withMaxTps(maxTps));
    } catch (IOException e) {
      throw new IOException(
          "can't listen on " + host + ", port " + port + ": " + e.getMessage(), e);
    }
  }

  static final class FaultConverter implements ITypeConverter<Fault> {
    @Override
    public Fault convert(String text) {
      try {
        return Fault.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
