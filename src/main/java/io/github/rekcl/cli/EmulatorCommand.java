package io.github.rekcl.cli;

import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.Fault;
import io.github.rekcl.emulator.Timings;
import io.github.rekcl.output.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Serves the emulator until it is interrupted. */
final class EmulatorCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final CommandSpec spec =
      Specs.command(
          "emulator",
          this,
          "Serves an emulator of the Custom Labels control plane, with demo models, until Ctrl-C.");
  private final OptionSpec port =
      Specs.add(
          spec,
          Specs.option(Section.EMULATOR, "--port", "N", int.class)
              .converters(Converters::number)
              .initialValue(0),
          "Listen on this port; 0 takes a free one. Default: 0.");
  private final OptionSpec host =
      Specs.add(
          spec,
          Specs.option(Section.EMULATOR, "--host", "ADDRESS", String.class)
              .initialValue("127.0.0.1"),
          "Listen on this address. Default: 127.0.0.1, which only this machine reaches.");
  private final OptionSpec transition =
      Specs.add(
          spec,
          Specs.option(Section.EMULATOR, "--transition", "DURATION", Duration.class)
              .converters(Converters::duration)
              .initialValue(Timings.defaults().stopping()),
          "Let a model take this long to start, to stop and to be deleted. Default: 3s.");
  private final OptionSpec training =
      Specs.add(
          spec,
          Specs.option(Section.EMULATOR, "--training", "DURATION", Duration.class)
              .converters(Converters::duration)
              .initialValue(Timings.defaults().training()),
          "Let a training take this long. Default: 10m.");
  private final OptionSpec maxTps =
      Specs.add(
          spec,
          Specs.option(Section.EMULATOR, "--max-tps", "N", int.class)
              .converters(Converters::number)
              .initialValue(0),
          "Throttle each operation, in each region, to N calls a second; 0 throttles none. Default:"
              + " 0.");
  private final OptionSpec faults =
      Specs.add(
          spec,
          Specs.repeatable(Section.EMULATOR, "--fault", "FAULT", Fault.class)
              .converters(new FaultConverter()),
          "Rehearse a fault: OPERATION[@N|@N-M|@N-]=EFFECT, for its calls N to M. May be repeated.",
          "EFFECT: an error code (ThrottlingException, InternalServerError/503), delay:2s, hang,"
              + " drop, html, empty, object; after:EFFECT lets the operation take effect first. For"
              + " DescribeProjectVersions also: stale, absent, loop, status:X.");
  private final Context context;

  private EmulatorCommand(Context context) {
    this.context = context;
    Specs.addHelp(spec);
    Specs.examples(
        spec,
        "rekcl emulator --port 8080",
        "rekcl emulator --transition 20s --fault StopProjectVersion@1=drop");
  }

  static CommandSpec spec(Context context) {
    return new EmulatorCommand(context).spec;
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
    int givenPort = port.getValue();
    if (givenPort < 0 || givenPort > HIGHEST_PORT) {
      throw new ParameterException(spec.commandLine(), "--port must be from 0 to " + HIGHEST_PORT);
    }
    int givenTps = maxTps.getValue();
    if (givenTps < 0) {
      throw new ParameterException(spec.commandLine(), "--max-tps must not be negative");
    }
    String address = host.getValue();
    Timings timings = Timings.transitions(transition.getValue()).withTraining(training.getValue());
    try {
      return Emulator.start(
          EmulatorConfig.defaults()
              .withHost(address)
              .withPort(givenPort)
              .withTimings(timings)
              .withFaults(faults.getValue())
              .withMaxTps(givenTps));
    } catch (IOException e) {
      throw new IOException(
          "can't listen on " + address + ", port " + givenPort + ": " + e.getMessage(), e);
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
