package io.github.rekcl.cli;

import static io.github.rekcl.cli.Options.duration;
import static io.github.rekcl.cli.Options.flag;
import static io.github.rekcl.cli.Options.list;
import static io.github.rekcl.cli.Options.option;

import io.github.rekcl.emulator.EmulatorOptions;
import io.github.rekcl.emulator.EmulatorServer;
import io.github.rekcl.emulator.Fault;
import io.github.rekcl.emulator.Seed;
import io.github.rekcl.emulator.Timings;
import io.github.rekcl.output.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The emulator command, which runs until it is interrupted. */
final class EmulatorCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;
  private static final int PROJECTS_SHOWN = 10;
  private static final EmulatorOptions DEFAULTS = EmulatorOptions.defaults();

  final CommandSpec spec =
      HelpScreen.command(
          "emulator",
          this,
          ExitCode.OF_EMULATOR,
          "Serve an emulator of the Custom Labels control plane, with demo models, until Ctrl-C.");
  private final Options options = new Options(spec, HelpSection.EMULATOR);
  private final OptionSpec port =
      options.add(
          option("--port=N", Converters::number).initialValue(DEFAULTS.port()),
          "Listen on this port; 0 picks a free one. Default: 0.");
  private final OptionSpec host =
      options.add(
          option("--host=ADDRESS", text -> text).initialValue(DEFAULTS.host()),
          "Listen on this address. Default: 127.0.0.1 (this machine only).");
  private final OptionSpec region =
      options.add(
          option("--region=REGION", Converters::region).initialValue(DEFAULTS.region()),
          "Create the demo models in this region. Default: us-east-1.");
  private final OptionSpec seed =
      options.add(
          option("--seed=FILE", Converters::path),
          "Serve the models of this file instead of the demo models. FILE is JSON, as rekcl list"
              + " --output json writes it.");
  private final OptionSpec transition =
      options.add(
          duration("--transition", DEFAULTS.timings().transition()),
          "Time that a model takes to start, stop or be deleted. Default: 3s.");
  private final OptionSpec training =
      options.add(
          duration("--training", DEFAULTS.timings().training()),
          "Time that training or copying a model takes. Default: 10m.");
  private final OptionSpec maxTps =
      options.add(
          option("--max-tps=N", Converters::number).initialValue(DEFAULTS.maxTps()),
          "Throttle each operation in each region to N requests per second; 0 means no limit."
              + " Default: 0.");
  private final OptionSpec faults =
      options.add(
          list("--fault=FAULT", Fault::parse),
          "Inject a fault: OPERATION[@N|@N-M|@N-]=EFFECT, for its calls N to M. Can be repeated.",
          "EFFECT: an error code (ThrottlingException, InternalServerError/503), delay:2s, hang,"
              + " drop, html, empty, object; after:EFFECT lets the operation take effect first. For"
              + " DescribeProjectVersions also: stale, absent, loop, status:X.");
  private final OptionSpec quiet =
      new Options(spec, HelpSection.OUTPUT)
          .add(
              flag("-q", "--quiet"),
              "Print only the export line with the environment variables for clients.");
  private final Context context;

  EmulatorCommand(Context context) {
    this.context = context;
    HelpScreen.end(
        spec,
        "rekcl emulator --port 8080",
        "rekcl emulator --transition 20s --fault StopProjectVersion@1=drop",
        "rekcl list --output json --all-regions > mine.json\nrekcl emulator --seed mine.json");
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    @Nullable Path file = seed.getValue();
    Seed content = content(file);
    try (EmulatorServer emulator = start()) {
      List<String> projects = fill(emulator, content);
      if (!Options.given(quiet)) {
        introduce(emulator, file, projects);
      }
      // From here on, an interruption is the normal end and needs no notice.
      context.terminal().ifInterrupted(null);
      context.terminal().result(exports(emulator, file, projects));
      new CountDownLatch(1).await();
      return ExitCode.OK.code();
    }
  }

  private static List<String> fill(EmulatorServer emulator, Seed content) {
    try {
      return content.into(emulator);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--seed: " + e.getMessage());
    }
  }

  private Seed content(@Nullable Path file) {
    try {
      return file == null ? Seed.demo(region.getValue()) : Seed.of(file);
    } catch (IOException e) {
      throw new UsageException("--seed: cannot read " + file);
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

  /** Returns the line that configures a client completely, with made-up credentials. */
  private String exports(EmulatorServer emulator, @Nullable Path file, List<String> projects) {
    String where =
        file == null || projects.isEmpty() ? region.getValue() : projects.get(0).split(":", -1)[3];
    return ("export AWS_REGION=%s AWS_DEFAULT_REGION=%s AWS_ACCESS_KEY_ID=emulator"
            + " AWS_SECRET_ACCESS_KEY=emulator AWS_ENDPOINT_URL_REKOGNITION=%s")
        .formatted(where, where, emulator.endpoint());
  }

  private EmulatorServer start() throws IOException {
    int givenPort = port.getValue();
    if (givenPort < 0 || givenPort > MAX_PORT) {
      throw new UsageException("--port must be from 0 to " + MAX_PORT);
    }
    int givenTps = maxTps.getValue();
    if (givenTps < 0) {
      throw new UsageException("--max-tps must not be negative");
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
}
