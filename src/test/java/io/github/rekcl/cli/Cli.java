package io.github.rekcl.cli;

import io.github.rekcl.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs command lines in this process. */
final class Cli {
  private final Context.Services services;
  private InputStream in = InputStream.nullInputStream();
  private boolean terminal;

  Cli(Context.Services services) {
    this.services = services;
  }

  /** A command line that must not need the service. */
  static Cli withoutService() {
    return new Cli(
        (settings, region) -> {
          throw new AssertionError("a client was built for " + region);
        });
  }

  /** Answers through a pipe. */
  Cli piped(String answer) {
    in = new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Answers at a terminal. */
  Cli typed(String answer) {
    terminal = true;
    return piped(answer);
  }

  /** Answers with whatever this stream gives. */
  Cli from(InputStream stream) {
    in = stream;
    return this;
  }

  Run run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal streams =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal);
    int code = RekclCommand.run(new Context(in, streams, services), args);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
