package io.github.rekcl.cli;

import io.github.rekcl.emulator.EmulatorOptions;
import io.github.rekcl.emulator.EmulatorServer;
import io.github.rekcl.emulator.Fault;
import io.github.rekcl.emulator.Seed;
import io.github.rekcl.emulator.Timings;
import io.github.rekcl.output.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Serves the emulator until it is interrupted. */
final class EmulatorCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;
  private static final int PROJECTS_SHOWN = 10;
  private static final EmulatorOptions DEFAULTS = EmulatorOptions.defaults();

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
              .initialValue(DEFAULTS.port()),
          "Listen on this port; 0 takes a free one. Default: 0.");
  private final OptionSpec host =
      Specs.add(
          spec,
          Specs.option(Section.EMULATOR, "--host", "ADDRESS", String.class)
              .initialValue(DEFAULTS.host()),
          "Listen on this address. Default: 127.0.0.1, which only this machine reaches.");
  private final OptionSpec region =
      Specs.add(
          spec,
          Specs.option(Section.EMULATOR, "--region", "REGION", String.class)
              .converters(new EmulatedRegionConverter())
              .initialValue(DEFAULTS.region()),
          "Have the demo models in this region. Default: us-east-1.");
  private final OptionSpec seed =
      Specs.add(
          spec,
          Specs.option(Section.EMULATOR, "--seed", "FILE", Path.class).converters(Path::of),
          "Serve the models of this file instead of the demo models. FILE is JSON, as rekcl list"
              + " --output json writes it.");
  private final OptionSpec transition =
      Specs.add(
          spec,
          Specs.option(Section.EMULATOR, "--transition", "DURATION", Duration.class)
              .converters(Converters::duration)
              .initialValue(DEFAULTS.timings().transition()),
          "Let a model take this long to start, to stop and to be deleted. Default: 3s.");
  private final OptionSpec training =
      Specs.add(
          spec,
          Specs.option(Section.EMULATOR, "--training", "DURATION", Duration.class)
              .converters(Converters::duration)
              .initialValue(DEFAULTS.timings().training()),
          "Let a training or a copy take this long. Default: 10m.");
  private final OptionSpec maxTps =
      Specs.add(
          spec,
          Specs.option(Section.EMULATOR, "--max-tps", "N", int.class)
              .converters(Converters::number)
              .initialValue(DEFAULTS.maxTps()),
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
  private final OptionSpec quiet =
      Specs.add(
          spec,
          Specs.flag(Section.OUTPUT, "-q", "--quiet"),
          "Show only the line that leads clients to the emulator.");
  private final Context context;

  private EmulatorCommand(Context context) {
    this.context = context;
    Specs.addHelp(spec);
    Specs.examples(
        spec,
        "rekcl emulator --port 8080",
        "rekcl emulator --transition 20s --fault StopProjectVersion@1=drop",
        "rekcl list --output json --all-regions > mine.json && rekcl emulator --seed mine.json");
  }

  static CommandSpec spec(Context context) {
    return new EmulatorCommand(context).spec;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path file = seed.getValue();
    Seed content = seed(file);
    try (EmulatorServer emulator = start()) {
      List<String> projects = content(emulator, content);
      if (!Specs.given(quiet)) {
        introduce(emulator, file, projects);
      }
      // From here on, an interruption is how it ends.
      context.terminal().ifInterrupted(null);
      context.terminal().result(exports(emulator, file, projects));
      new CountDownLatch(1).await();
      return ExitCode.OK.code();
    }
  }

  private Seed seed(@Nullable Path file) {
    try {
      return file == null ? Seed.demo(region.getValue()) : Seed.of(file);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "--seed: cannot read " + file, e);
    }
  }

  private List<String> content(EmulatorServer emulator, Seed content) {
    try {
      return content.into(emulator);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--seed: " + e.getMessage(), e);
    }
  }

  private void introduce(EmulatorServer emulator, @Nullable Path file, List<String> projects) {
    Terminal terminal = context.terminal();
    terminal.say("Serving the emulator at " + emulator.endpoint() + " until Ctrl-C.");
    terminal.say(
        file == null
            ? "Demo projects, in " + region.getValue() + " only:"
            : "Projects of " + file + ":");
    projects.stream().limit(PROJECTS_SHOWN).forEach(project -> terminal.say("  " + project));
    if (projects.size() > PROJECTS_SHOWN) {
      terminal.say("  and " + (projects.size() - PROJECTS_SHOWN) + " more");
    }
    terminal.say("Paste this where your AWS client runs; the credentials are made up:");
  }

  /** Returns a line that is all that a client needs, also where nothing else is configured. */
  private String exports(EmulatorServer emulator, @Nullable Path file, List<String> projects) {
    String where =
        file == null || projects.isEmpty() ? region.getValue() : projects.get(0).split(":", -1)[3];
    return ("export AWS_REGION=%s AWS_DEFAULT_REGION=%s AWS_ACCESS_KEY_ID=emulator"
            + " AWS_SECRET_ACCESS_KEY=emulator AWS_ENDPOINT_URL_REKOGNITION=%s")
        .formatted(where, where, emulator.endpoint());
  }

  private EmulatorServer start() throws IOException {
    int givenPort = port.getValue();
    if (givenPort < 0 || givenPort > HIGHEST_PORT) {
      throw new ParameterException(spec.commandLine(), "--port must be from 0 to " + HIGHEST_PORT);
    }
    int givenTps = maxTps.getValue();
    if (givenTps < 0) {
      throw new ParameterException(spec.commandLine(), "--max-tps must not be negative");
    }
    String address = host.getValue();
    Timings timings = new Timings(training.getValue(), transition.getValue());
    try {
      return EmulatorServer.start(
          new EmulatorOptions(
              address, givenPort, region.getValue(), timings, faults.getValue(), givenTps));
    } catch (IOException e) {
      throw new IOException(
          "can't listen on " + address + ", port " + givenPort + ": " + e.getMessage(), e);
    }
  }

  static final class EmulatedRegionConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!RegionOptions.isRegion(text)) {
        throw new TypeConversionException("'" + text + "' is not a region, such as eu-west-1");
      }
      return text;
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
