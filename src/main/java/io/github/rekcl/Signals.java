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
 * Says what AWS carries on with when a signal ends the process. On SIGHUP, SIGINT and SIGTERM the
 * JVM exits with 129, 130 or 143 by itself, and runs its shutdown hooks first. On SIGQUIT it prints
 * its threads instead, and calls no Java code; but it notes the signal in its log, which the
 * launcher leads into a pipe.
 */
final class Signals {
  private static final long LONGEST_NOTICE_MILLIS = 300;

  /** For results: five seconds. */
  private static final int MOST_JOINS = 17;

  private static final Duration QUIT_POLL = Duration.ofMillis(50);

  /** Names the pipe; empty where the launcher could make none. */
  private static final String LOG = "rekcl.signalLog";

  /** The JVM looks for a file of who wants to attach to it, and prints its threads without one. */
  private static final String QUIT = "Failed to find attach file";

  private static final String STATUS = "/proc/self/status";
  private static final String IGNORED_SIGNALS = "SigIgn:";
  private static final int HEX = 16;
  private static final long SIGINT = 1L << 1;

  private Signals() {}

  /**
   * Handles the signals from now on.
   *
   * @param terminal where what goes on is told
   * @throws IllegalStateException if a signal has come already, and the process is about to exit
   */
  static void handle(Terminal terminal) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> giveNotice(terminal), "interrupted"));
    String log = System.getProperty(LOG, "");
    if (!log.isEmpty()) {
      Thread quit = new Thread(() -> exitOnQuit(log), "quit");
      quit.setDaemon(true);
      quit.start();
    }
  }

  /** A thread that waits in a read would delay the exit of the JVM by 300 ms, hence the sleep. */
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
      // Then SIGQUIT does nothing.
    }
  }

  /** Whoever is to outlast Ctrl-C outlasts Ctrl-\ too; the JVM forgets that it was told so. */
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
