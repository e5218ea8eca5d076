package io.github.rekcl;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.aws.DefaultRegion;
import io.github.rekcl.aws.RekognitionClients;
import io.github.rekcl.aws.credentials.ProcessCredentials;
import io.github.rekcl.aws.network.TrustStorePreload;
import io.github.rekcl.cli.Context;
import io.github.rekcl.cli.ExitCode;
import io.github.rekcl.cli.RekclCommand;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.model.Scope;
import io.github.rekcl.output.ResultStream;
import io.github.rekcl.output.Terminal;
import io.github.rekcl.output.TerminalFacts;
import io.github.rekcl.time.Timer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Wires the parts together, and touches the process: its streams, its signals, its exit. */
public final class Main {
  private Main() {}

  /**
   * Runs one command line, and exits with its code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    Terminal terminal =
        new Terminal(
            ResultStream.standardOutput(),
            System.err,
            TerminalFacts.of(name -> System.getProperty(name, ""), System.getenv()));
    try {
      Signals.handle(terminal);
    } catch (IllegalStateException e) {
      // A signal is ending the JVM already: this waits for that. With any other code, Java 17 would
      // exit at once.
      exit(0);
    }
    end(terminal, run(terminal, args));
  }

  /** Ends the process; if a signal is ending it already, waits for that and changes nothing. */
  private static void end(Terminal terminal, int code) {
    if (ProcessCredentials.haveStarted()) {
      exit(code);
    }
    // Not System.exit: Java 21 and later log it, which costs as much as a response of the service.
    terminal.unlessInterrupted(() -> Runtime.getRuntime().halt(code));
  }

  /** Exits; if the JVM does so already, waits for that, and changes nothing. */
  static void exit(int code) {
    // Java 21 and later note each exit in a log, and say here if a signal has ended that already.
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    System.exit(code);
  }

  /** Services that speak to AWS; each call is made by a thread of its own. */
  private record Aws(Terminal terminal) implements Context.Services {
    @Override
    public ModelLifecycleService open(AwsSettings settings, int maxTps) {
      RekognitionClients clients = new RekognitionClients(settings);
      return new ModelLifecycleService(
          (region, repeats) -> {
            warnOf(region);
            return clients.open(region, repeats);
          },
          Timer.system(),
          Executors.newCachedThreadPool(Main::daemon),
          maxTps);
    }

    private void warnOf(String region) {
      if (!Scope.CUSTOM_LABELS_REGIONS.contains(region)) {
        terminal.warn("region " + region + " is not known to have Custom Labels.");
      }
    }

    @Override
    public Optional<String> region(AwsSettings settings) {
      return DefaultRegion.find(settings.configuration());
    }
  }

  /** A call that is still under way must not keep the process from ending. */
  private static Thread daemon(Runnable call) {
    Thread thread = new Thread(call, "call");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs one command line, and returns its exit code. */
  static int run(Terminal terminal, String... args) {
    TrustStorePreload.begin(args);
    try {
      return RekclCommand.run(
          new Context(System.in, terminal, Timer.system(), new Aws(terminal)), args);
    } catch (Error e) {
      // Out of memory, say: no stack trace, but the truth, and no word of an interruption.
      terminal.ifInterrupted(null);
      terminal.error(e + ". AWS carries on with what it accepted.");
      return ExitCode.FAILED.code();
    }
  }
}
