package io.github.rekcl.cli;

import io.github.rekcl.aws.network.TrustStorePreload;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The hidden command of the shells' completion: {@code rekcl __complete -- WORD...} prints what the
 * last word may become, a candidate a line. Somebody sits in front of it: it asks nothing, says
 * nothing on standard error, and ends within about a second, whatever doesn't answer.
 */
final class Completion {
  private static final String NAME = "__complete";

  /** For everything but the start of the JVM: credentials, connection, all responses. */
  private static final int TIMEOUT_MILLIS = 900;

  /** Another time, for tests on a machine that is busy with other things. */
  private static final String MILLIS = "rekcl.completionMillis";

  private Completion() {}

  /** Tells whether a command line is this command; it is in no help and no suggestion. */
  static boolean isAsked(String... args) {
    return args.length > 1 && args[0].equals(NAME) && args[1].equals("--");
  }

  /** Returns the words of the command line that is being typed, the last one unfinished. */
  static String[] words(String... args) {
    return List.of(args).subList(2, args.length).toArray(String[]::new);
  }

  /**
   * Prints the candidates.
   *
   * @param commandLine makes the parser
   * @param words the words so far
   * @return the exit code, which is always the same
   */
  static int answer(Context context, Supplier<CommandLine> commandLine, String... words) {
    TrustStorePreload.begin(words);
    context
        .terminal()
        .document(
            inTime(() -> CompletionCandidates.find(context, commandLine.get(), List.of(words))));
    return ExitCode.OK.code();
  }

  private static List<String> inTime(Callable<List<String>> search) {
    FutureTask<List<String>> found = new FutureTask<>(search);
    Thread finder = new Thread(found, "completion");
    finder.setDaemon(true);
    finder.start();
    try {
      return found.get(Integer.getInteger(MILLIS, TIMEOUT_MILLIS), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Whatever it is, whoever presses a key doesn't want to read it.
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
