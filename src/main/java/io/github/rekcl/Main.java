package io.github.rekcl;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.aws.DefaultRegion;
import io.github.rekcl.aws.RekognitionClients;
import io.github.rekcl.aws.network.HeadStart;
import io.github.rekcl.cli.Context;
import io.github.rekcl.cli.ExitCode;
import io.github.rekcl.cli.RekclCommand;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.model.Scope;
import io.github.rekcl.output.ResultStream;
import io.github.rekcl.output.Terminal;
import io.github.rekcl.output.TerminalFacts;
import io.github.rekcl.time.Timer;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Wires the parts together, and touches the process: its streams, its signals, its exit. */
public final class Main {
  private static final long LONGEST_NOTICE_MILLIS = 300;

  /** For results: five seconds. */
  private static final int MOST_JOINS = 17;

  private Main() {}

  /**
   * Runs one command line, and exits with its code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    HeadStart.begin(args);
    Terminal terminal =
        new Terminal(
            ResultStream.standardOutput(),
            System.err,
            TerminalFacts.of(name -> System.getProperty(name, ""), System.getenv()));
    // On SIGINT and SIGTERM the JVM runs this, and then exits with 130 or 143 by itself.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> giveNotice(terminal), "interrupted"));
    Context context = new Context(System.in, terminal, Timer.system(), new Aws(terminal));
    System.exit(run(context, args));
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
      return DefaultRegion.find(settings);
    }
  }

  /** A call that is still under way must not keep the process from ending. */
  private static Thread daemon(Runnable call) {
    Thread thread = new Thread(call, "call");
    thread.setDaemon(true);
    return thread;
  }

  private static int run(Context context, String... args) {
    try {
      return RekclCommand.run(context, args);
    } catch (Error e) {
      // Out of memory, say: no stack trace, but the truth, and no word of an interruption.
      context.terminal().ifInterrupted(null);
      context.terminal().error(e + ". AWS carries on with what it accepted.");
      return ExitCode.FAILED.code();
    }
  }

  /** A standard error that nobody reads must not keep the process from ending. */
  private static void giveNotice(Terminal terminal) {
    Thread notice = new Thread(terminal::interrupted, "notice");
    notice.setDaemon(true);
    notice.start();
    try {
      // Results are waited for as long as they are being read; a document cut short is none.
      for (int i = 0; i < MOST_JOINS && notice.isAlive() && !terminal.resultsWritten(); i++) {
        notice.join(LONGEST_NOTICE_MILLIS);
      }
      notice.join(LONGEST_NOTICE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
