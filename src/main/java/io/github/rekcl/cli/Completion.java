package io.github.rekcl.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The hidden command that the completion scripts call: {@code rekcl __complete -- WORD...} prints
 * the candidates for the last word, one per line. It never prompts, prints nothing on standard
 * error, and returns within about a second even if AWS does not respond.
 */
final class Completion {
  private static final String NAME = "__complete";

  /** Covers everything after the start of the JVM: credentials, connection and all responses. */
  private static final int TIMEOUT_MILLIS = 900;

  /** System property that overrides the timeout, for tests on a busy machine. */
  private static final String TIMEOUT_PROPERTY = "rekcl.completionMillis";

  private Completion() {}

  static boolean isAsked(String... args) {
    return args.length > 1 && args[0].equals(NAME) && args[1].equals("--");
  }

  static int run(Context context, String... args) {
    String[] words = Arrays.copyOfRange(args, 2, args.length);
    context.terminal().document(candidates(context, words));
    return ExitCode.OK.code();
  }

  private static List<String> candidates(Context context, String... words) {
    FutureTask<List<String>> search =
        new FutureTask<>(
            () ->
                CompletionCandidates.find(
                    context, RekclCommand.commandLine(context, words), List.of(words)));
    Thread thread = new Thread(search, "completion");
    thread.setDaemon(true);
    thread.start();
    try {
      return search.get(
          Integer.getInteger(TIMEOUT_PROPERTY, TIMEOUT_MILLIS), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // An error message would garble the command line that is being edited.
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
