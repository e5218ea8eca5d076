package io.github.rekcl.cli;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.output.Terminal;
import io.github.rekcl.output.TerminalFacts;
import io.github.rekcl.time.Timer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs command lines in this process. */
final class Cli {
  private final Context.Services services;
  private final Timer timer;
  private InputStream in = InputStream.nullInputStream();
  private TerminalFacts facts = new TerminalFacts(false, false, 24, 0, 0, false, false);
  private @Nullable PrintStream resultStream;

  Cli(Context.Services services, Timer timer) {
    this.services = services;
    this.timer = timer;
  }

  /** Returns a command line that fails if it opens a service. */
  static Cli withoutService() {
    return opening(
        () -> {
          throw new AssertionError("a service was made");
        });
  }

  /** Returns a command line with this service. */
  static Cli opening(Supplier<ModelLifecycleService> service) {
    return new Cli(
        new Context.Services() {
          @Override
          public ModelLifecycleService open(AwsSettings settings, int maxTps) {
            return service.get();
          }

          @Override
          public Optional<String> region(AwsSettings settings) {
            return Optional.empty();
          }
        },
        new VirtualTime());
  }

  /** Sends the answer through a pipe. */
  Cli piped(String answer) {
    in = new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Types the answer at a terminal. */
  Cli typed(String answer) {
    facts = new TerminalFacts(true, false, 24, 0, 0, false, false);
    return piped(answer);
  }

  /** Shows both streams on an interactive terminal. */
  Cli screen(int columns, int rows) {
    facts = new TerminalFacts(true, true, rows, columns, columns, false, false);
    return this;
  }

  /** Writes results to this stream instead. */
  Cli resultsTo(PrintStream stream) {
    resultStream = stream;
    return this;
  }

  /** Reads standard input from this stream. */
  Cli from(InputStream stream) {
    in = stream;
    return this;
  }

  Run run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream results =
        resultStream == null ? new PrintStream(out, true, StandardCharsets.UTF_8) : resultStream;
    Terminal streams =
        new Terminal(results, new PrintStream(err, true, StandardCharsets.UTF_8), facts);
    int code = RekclCommand.run(new Context(in, streams, timer, services), args);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
