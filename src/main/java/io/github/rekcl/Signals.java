package io.github.rekcl;

import io.github.rekcl.cli.ExitCode;
import io.github.rekcl.output.Terminal;
import io.github.rekcl.time.Timer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Prints the interruption notice when a signal ends the process. On SIGHUP, SIGINT and SIGTERM the
 * JVM runs its shutdown hooks and exits with 129, 130 or 143. On SIGQUIT it only prints a thread
 * dump, without calling Java code, but also logs the signal; the launcher redirects that log to a
 * pipe, which is polled here.
 */
final class Signals {
  private static final long NOTICE_TIMEOUT_MILLIS = 300;

  /** Gives the results five seconds in all. */
  private static final int RESULT_ATTEMPTS = 17;

  private static final Duration QUIT_POLL = Duration.ofMillis(50);

  /** System property with the path of the pipe; not set if the launcher could not create one. */
  private static final String LOG_PROPERTY = "rekcl.signalLog";

  /** Logged on SIGQUIT when no debugger wants to attach to the JVM. */
  private static final String QUIT = "Failed to find attach file";

  private static final String STATUS = "/proc/self/status";
  private static final String IGNORED_SIGNALS = "SigIgn:";
  private static final int HEX = 16;
  private static final long SIGINT = 1L << 1;

  private Signals() {}

  /**
   * Starts handling signals.
   *
   * @param terminal prints the notice
   * @throws IllegalStateException if the JVM is already shutting down because of a signal
   */
  static void handle(Terminal terminal) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> giveNotice(terminal), "interrupted"));
    String log = System.getProperty(LOG_PROPERTY, "");
    if (!log.isEmpty()) {
      Thread quit = new Thread(() -> exitOnQuit(log), "quit");
      quit.setDaemon(true);
      quit.start();
    }
  }

  /** Polls the log, because a blocking read would delay the exit of the JVM by 300 ms. */
  private static void exitOnQuit(String log) {
    Timer timer = Timer.system();
    try (InputStream in = new FileInputStream(log)) {
      while (true) {
        byte[] noted = new byte[in.available()];
        int length = in.read(noted);
        String lines = new String(noted, 0, length, StandardCharsets.UTF_8);
        if (lines.contains(QUIT) && !interruptsAreIgnored()) {
          Main.exit(ExitCode.QUIT.code());
        }
        timer.sleep(QUIT_POLL);
      }
    } catch (IOException | InterruptedException e) {
      // SIGQUIT then only prints the thread dump.
    }
  }

  /** A process that ignores SIGINT should ignore SIGQUIT too, but the JVM resets that. */
  private static boolean interruptsAreIgnored() {
    try (Stream<String> lines = Files.lines(Path.of(STATUS))) {
      return lines
          .filter(line -> line.startsWith(IGNORED_SIGNALS))
          .map(line -> line.substring(IGNORED_SIGNALS.length()).strip())
          .anyMatch(mask -> (Long.parseUnsignedLong(mask, HEX) & SIGINT) != 0);
    } catch (IOException e) {
      return false;
    }
  }

  /** Prints on another thread: a blocked standard error must not keep the process from exiting. */
  static void giveNotice(Terminal terminal) {
    Thread notice = new Thread(terminal::interrupted, "notice");
    notice.setDaemon(true);
    notice.start();
    try {
      // Results get more time, because an incomplete JSON document is useless.
      for (int i = 0; i < RESULT_ATTEMPTS && notice.isAlive() && !terminal.resultsWritten(); i++) {
        notice.join(NOTICE_TIMEOUT_MILLIS);
      }
      notice.join(NOTICE_TIMEOUT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
