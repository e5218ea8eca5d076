package io.github.rekcl;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.aws.DefaultRegion;
import io.github.rekcl.aws.RekognitionClients;
import io.github.rekcl.aws.credentials.BoundedCredentials;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Wires the parts together. The only class that uses the standard streams and exits the JVM. */
public final class Main {
  /** The variables with an operator's own options for the JVM. */
  private static final List<String> JVM_OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

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
      // A signal came first, and the JVM is shutting down: wait until it exits. On Java 17, any
      // code but 0 would replace the exit code of the signal once the shutdown hooks have ended.
      exit(0);
    }
    end(terminal, run(terminal, args));
  }

  /** Ends the process; if a signal is ending it already, waits for that and changes nothing. */
  private static void end(Terminal terminal, int code) {
    // A process must be ended, or an agent of the operator may have something to write.
    boolean needsHooks =
        BoundedCredentials.hasProcess()
            || !Collections.disjoint(JVM_OPTIONS, System.getenv().keySet());
    if (needsHooks) {
      exit(code);
    }
    // Not System.exit: on Java 21 and later it logs itself, which takes several milliseconds.
    terminal.unlessInterrupted(() -> Runtime.getRuntime().halt(code));
  }

  /** Exits the JVM; if it is shutting down already, waits for that. */
  static void exit(int code) {
    // From Java 21 on, the logging of System.exit prints an error here during a shutdown.
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    System.exit(code);
  }

  /** Creates services that call AWS, each request on a separate thread. */
  private record Aws(Terminal terminal) implements Context.Services {
    @Override
    public ModelLifecycleService open(AwsSettings settings, int maxTps) {
      RekognitionClients clients = new RekognitionClients(settings);
      return new ModelLifecycleService(
          (region, repeats) -> {
            warnIfUnknown(region);
            return clients.open(region, repeats);
          },
          Timer.system(),
          Executors.newCachedThreadPool(Main::daemon),
          maxTps);
    }

    private void warnIfUnknown(String region) {
      if (!Scope.CUSTOM_LABELS_REGIONS.contains(region)) {
        terminal.warn("region " + region + " is not known to have Custom Labels.");
      }
    }

    @Override
    public Optional<String> region(AwsSettings settings) {
      return DefaultRegion.find(settings.configuration());
    }
  }

  /** Requests in flight must not keep the process from exiting. */
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
      // For example OutOfMemoryError: a message instead of a stack trace or a notice.
      terminal.ifInterrupted(null);
      terminal.error(
          e + ". Accepted requests may still take effect. Run the same command again to see.");
      return ExitCode.FAILED.code();
    }
  }
}
