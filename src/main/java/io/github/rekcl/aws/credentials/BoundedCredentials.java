package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.network.SecretRedactor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Adds a timeout and error messages to a source of credentials. A source that has never returned
 * any is asked only once, so that a command for many regions waits only once.
 */
public final class BoundedCredentials implements AwsCredentialsProvider {
  /**
   * Here, so that a command without a credential process does not load the class that starts it.
   */
  static volatile boolean hasProcess;

  private final Supplier<CredentialSource> choice;
  private @Nullable CredentialSource source;
  private @Nullable CompletableFuture<AwsCredentials> search;
  private boolean hasSucceeded;

  /** Prepares credentials; {@code choice} is called once they are needed. */
  public BoundedCredentials(Supplier<CredentialSource> choice) {
    this.choice = choice;
  }

  /** Reports whether there may be a credential process, which a shutdown hook ends. */
  public static boolean hasProcess() {
    return hasProcess;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    CredentialSource from = source();
    CompletableFuture<AwsCredentials> asked = ask(from);
    try {
      return checked(asked.get(from.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      SdkClientException late = from.failure("nothing within " + seconds(from.timeout()) + "s");
      // Other threads may be waiting for the same request.
      asked.completeExceptionally(late);
      from.cancel().run();
      throw late;
    } catch (ExecutionException e) {
      throw from.failure(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted while credentials were looked for", e);
    }
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  /** Marks an invalid setting as missing credentials, so that the call is not retried. */
  private synchronized CredentialSource source() {
    try {
      if (source == null) {
        source = choice.get();
      }
      return source;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw CredentialSource.none(String.valueOf(e.getMessage()));
    }
  }

  private synchronized CompletableFuture<AwsCredentials> ask(CredentialSource from) {
    hasSucceeded |= search != null && search.isDone() && !search.isCompletedExceptionally();
    if (search == null || hasSucceeded) {
      CompletableFuture<AwsCredentials> found = new CompletableFuture<>();
      Thread finder = new Thread(() -> find(from, found), "credentials");
      finder.setDaemon(true);
      finder.start();
      search = found;
    }
    return search;
  }

  private static void find(CredentialSource from, CompletableFuture<AwsCredentials> found) {
    try {
      found.complete(from.provider().resolveCredentials());
    } catch (Throwable e) {
      // Errors too: a thread waits for the result.
      found.completeExceptionally(e);
    }
  }

  /** The JDK's error message for an invalid header would show a key with a line break. */
  private static AwsCredentials checked(AwsCredentials credentials) {
    String token =
        credentials instanceof AwsSessionCredentials session ? session.sessionToken() : "";
    String all = credentials.accessKeyId() + credentials.secretAccessKey() + token;
    if (!all.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw CredentialSource.none(
          "an access key or session token contains a space, a line break or another invalid"
              + " character");
    }
    SecretRedactor.addKey(credentials.accessKeyId(), credentials.secretAccessKey());
    SecretRedactor.add(token);
    return credentials;
  }
}
