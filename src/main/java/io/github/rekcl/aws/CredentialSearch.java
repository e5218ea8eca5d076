package io.github.rekcl.aws;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/** One question to a source of credentials, on a thread of its own. */
final class CredentialSearch {
  private static final int POLITE_ROUNDS = 6;

  private static final int MOST_ROUNDS = 10;

  private static final long ROUND_MILLIS = 50;

  private final CredentialSource source;
  private final CompletableFuture<AwsCredentials> found = new CompletableFuture<>();
  private final Thread finder = new Thread(this::find, "credentials");

  private CredentialSearch(CredentialSource source) {
    this.source = source;
  }

  /** Asks. */
  static CredentialSearch begin(CredentialSource source) {
    CredentialSearch search = new CredentialSearch(source);
    search.finder.setDaemon(true);
    search.finder.start();
    return search;
  }

  private void find() {
    try {
      found.complete(source.provider().resolveCredentials());
    } catch (Throwable e) {
      // Errors as well: whoever waits has to be told.
      found.completeExceptionally(e);
    }
  }

  AwsCredentials await(Duration patience)
      throws ExecutionException, InterruptedException, TimeoutException {
    return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean succeeded() {
    return found.isDone() && !found.isCompletedExceptionally();
  }

  /** Tells everyone else who waits, too. */
  void giveUp(SdkClientException why) {
    found.completeExceptionally(why);
    endCommand();
  }

  /**
   * Ends the command that a profile runs, which would outlive this process. The SDK keeps it to
   * itself, and may be about to start it: as long as there is a search, there may be a command.
   */
  void endCommand() {
    try {
      for (int i = 0; i < MOST_ROUNDS && source.runsACommand() && finder.isAlive(); i++) {
        ProcessHandle.current()
            .descendants()
            .forEach(i < POLITE_ROUNDS ? ProcessHandle::destroy : ProcessHandle::destroyForcibly);
        finder.join(ROUND_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
