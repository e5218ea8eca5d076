package io.github.rekcl.aws;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.security.auth.login.CredentialException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Finds credentials in bounded time, and marks a failure to find them as one. The SDK throws the
 * same exception for that as for a lost connection; with a {@link CredentialException} as its
 * cause, it can be told apart by type.
 */
final class ExplainedCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
  private final AwsCredentialsProvider provider;
  private final Duration patience;

  /**
   * Wraps a provider, which is closed with it.
   *
   * @param patience how long a provider may take, a {@code credential_process} above all, which the
   *     SDK waits for without end
   */
  ExplainedCredentials(AwsCredentialsProvider provider, Duration patience) {
    this.provider = provider;
    this.patience = patience;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    CompletableFuture<AwsCredentials> found = new CompletableFuture<>();
    Thread finder = new Thread(() -> find(found), "credentials");
    finder.setDaemon(true);
    finder.start();
    try {
      return checked(found.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw none("nothing within " + patience.toSeconds() + "s from " + provider.getClass());
    } catch (ExecutionException e) {
      throw none(reasons(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted while credentials were looked for", e);
    }
  }

  private void find(CompletableFuture<AwsCredentials> found) {
    try {
      found.complete(provider.resolveCredentials());
    } catch (RuntimeException e) {
      found.completeExceptionally(e);
    }
  }

  /** A key with a line break in it would be printed by whoever refuses the header it ends up in. */
  private static AwsCredentials checked(AwsCredentials credentials) {
    String token =
        credentials instanceof AwsSessionCredentials session ? session.sessionToken() : "";
    Stream.of(credentials.accessKeyId(), credentials.secretAccessKey(), token)
        .filter(part -> !part.chars().allMatch(c -> c > ' ' && c <= '~'))
        .findAny()
        .ifPresent(
            part -> {
              throw none("an access key or session token holds a space, a line break or the like");
            });
    return credentials;
  }

  private static SdkClientException none(String why) {
    return SdkClientException.create("no credentials: " + why, new CredentialException());
  }

  /** For the reader's sake alone: leaves out the chain's printout in front of its reasons. */
  private static String reasons(@Nullable Throwable e) {
    String message = e == null ? "" : String.valueOf(e.getMessage());
    int reasons = message.indexOf("] : [");
    return reasons < 0 ? message : message.substring(reasons + "] : ".length());
  }

  @Override
  public void close() {
    if (provider instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
