package io.github.rekcl.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Finds credentials in bounded time, and says why there are none. A source that never gave any is
 * asked once: a command in many regions waits for it no longer than one in one.
 */
final class ExplainedCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
  private final Supplier<CredentialSource> choice;
  private @Nullable CredentialSource source;
  private @Nullable CompletableFuture<AwsCredentials> answer;
  private volatile boolean given;

  /**
   * Wraps a choice.
   *
   * @param choice makes the source, once it is needed; its provider is closed with this
   */
  ExplainedCredentials(Supplier<CredentialSource> choice) {
    this.choice = choice;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    CredentialSource from = source();
    CompletableFuture<AwsCredentials> found = ask(from);
    try {
      return checked(found.get(from.patience().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      SdkClientException late = from.failure("nothing within " + from.patience().toSeconds() + "s");
      found.completeExceptionally(late);
      // A credential_process that hangs would outlive this one.
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
      throw late;
    } catch (ExecutionException e) {
      throw from.failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted while credentials were looked for", e);
    }
  }

  private synchronized CredentialSource source() {
    if (source == null) {
      source = choice.get();
    }
    return source;
  }

  private synchronized CompletableFuture<AwsCredentials> ask(CredentialSource from) {
    if (answer == null || given) {
      CompletableFuture<AwsCredentials> next = new CompletableFuture<>();
      Thread finder = new Thread(() -> find(from.provider(), next), "credentials");
      finder.setDaemon(true);
      finder.start();
      answer = next;
    }
    return answer;
  }

  private void find(AwsCredentialsProvider provider, CompletableFuture<AwsCredentials> found) {
    try {
      AwsCredentials credentials = provider.resolveCredentials();
      given = true;
      found.complete(credentials);
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
              throw CredentialSource.none(
                  "an access key or session token holds a space, a line break or the like");
            });
    return credentials;
  }

  @Override
  public synchronized void close() {
    if (source != null && source.provider() instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
