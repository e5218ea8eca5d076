package io.github.rekcl;

import io.github.rekcl.aws.RekognitionClients;
import io.github.rekcl.cli.Context;
import io.github.rekcl.cli.ExitCode;
import io.github.rekcl.cli.RekclCommand;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.lifecycle.Timer;
import io.github.rekcl.output.Terminal;

/** Wires the parts together, and touches the process: its streams, its signals, its exit. */
public final class Main {
  /** Set by the launcher, which knows best: true if standard input is a terminal. */
  private static final String INPUT_IS_TERMINAL = "rekcl.inputIsTerminal";

  private static final long LONGEST_NOTICE_MILLIS = 300;

  private Main() {}

  /**
   * Runs one command line, and exits with its code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    Terminal terminal = new Terminal(System.out, System.err, Boolean.getBoolean(INPUT_IS_TERMINAL));
    // On SIGINT and SIGTERM the JVM runs this, and then exits with 130 or 143 by itself.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> giveNotice(terminal), "interrupted"));
    Context context =
        new Context(
            System.in,
            terminal,
            (settings, region) ->
                new ModelLifecycleService(
                    RekognitionClients.create(settings, region), Timer.system()));
    System.exit(run(context, args));
  }

  private static int run(Context context, String... args) {
    try {
      return RekclCommand.run(context, args);
    } catch (Error e) {
      // Out of memory, say: no stack trace, but the truth, and no word of an interruption.
      context.terminal().ifInterrupted(null);
      context.terminal().say("rekcl: " + e + ". AWS carries on with what it accepted.");
      return ExitCode.FAILED.code();
    }
  }

  /** A standard error that nobody reads must not keep the process from ending. */
  private static void giveNotice(Terminal terminal) {
    Thread notice = new Thread(terminal::interrupted, "notice");
    notice.setDaemon(true);
    notice.start();
    try {
      notice.join(LONGEST_NOTICE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
