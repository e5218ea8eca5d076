package io.github.rekcl.aws;

import io.github.rekcl.aws.network.Secrets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
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
  private @Nullable CredentialSearch search;
  private boolean given;

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
    CredentialSearch asked = ask(from);
    try {
      return checked(asked.await(from.patience()));
    } catch (TimeoutException e) {
      SdkClientException late = from.failure("nothing within " + seconds(from.patience()) + "s");
      asked.giveUp(late);
      throw late;
    } catch (ExecutionException e) {
      throw from.failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted while credentials were looked for", e);
    }
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private synchronized CredentialSource source() {
    if (source == null) {
      source = chosen();
      if (source.runsACommand()) {
        // However this process ends, it leaves behind nobody who asks.
        Runtime.getRuntime().addShutdownHook(new Thread(this::endCommand, "credential process"));
      }
    }
    return source;
  }

  /** A setting that can't be used is no reason to make the call again. */
  private CredentialSource chosen() {
    try {
      return choice.get();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw CredentialSource.none(String.valueOf(e.getMessage()));
    }
  }

  private synchronized CredentialSearch ask(CredentialSource from) {
    given |= search != null && search.succeeded();
    if (search == null || given) {
      search = CredentialSearch.begin(from);
    }
    return search;
  }

  private void endCommand() {
    CredentialSearch last = last();
    if (last != null) {
      last.endCommand();
    }
  }

  private synchronized @Nullable CredentialSearch last() {
    return search;
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
    Secrets.add(credentials.secretAccessKey());
    Secrets.add(token);
    return credentials;
  }

  @Override
  public synchronized void close() {
    if (source != null && source.provider() instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
