package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.network.SecretRedactor;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.DateTimeException;
import java.time.Duration;
import javax.security.auth.login.CredentialException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Where credentials come from.
 *
 * @param provider gives them
 * @param timeout how long that may take
 * @param name what to call it where it gives none, up to the reason
 * @param advice what else to say, unless that can't help
 * @param cancel ends what the provider has started, such as a process
 */
public record CredentialSource(
    AwsCredentialsProvider provider,
    Duration timeout,
    String name,
    String advice,
    Runnable cancel) {
  /** Longer than any provider takes that asks nobody. */
  static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** Says nothing of what it was. */
  private static final String UNREADABLE = "the answer isn't what it should be";

  private static final int UNAUTHORIZED = 401;

  CredentialSource(AwsCredentialsProvider provider, Duration timeout, String name) {
    this(provider, timeout, name, "", () -> {});
  }

  /** The failure of this source, for a reason in words. */
  SdkClientException failure(String reason) {
    return none(name + ": " + SecretRedactor.redact(reason));
  }

  /** The failure of this source, for what was thrown. */
  SdkClientException failure(@Nullable Throwable thrown) {
    if (thrown == null || thrown.getCause() instanceof CredentialException) {
      return thrown instanceof SdkClientException told ? told : failure("no reason is known");
    }
    return failure(reason(thrown) + (isRefusal(thrown) ? "" : advice));
  }

  /** Whether whoever was asked knew the caller, and refused; or could not be asked at all. */
  private static boolean isRefusal(Throwable thrown) {
    boolean denied = thrown instanceof SdkServiceException e && e.statusCode() != UNAUTHORIZED;
    return denied || isOfTheNetwork(thrown);
  }

  private static boolean isOfTheNetwork(@Nullable Throwable thrown) {
    boolean network = thrown instanceof IOException && !(thrown instanceof FileSystemException);
    return network || (thrown != null && isOfTheNetwork(thrown.getCause()));
  }

  private static String reason(Throwable thrown) {
    Throwable root = root(thrown);
    if (root instanceof NullPointerException) {
      return "an answer, or a file that it needs, is incomplete";
    }
    boolean bare = thrown instanceof Error || thrown.getMessage() == null;
    String outer = bare ? thrown.toString() : String.valueOf(thrown.getMessage());
    String inner = String.valueOf(root.getMessage());
    if (quotesAnAnswer(root)) {
      return outer.contains(inner) ? UNREADABLE : outer + " (" + UNREADABLE + ")";
    }
    return thrown.equals(root) || outer.contains(inner)
        ? outer
        : outer + " (" + root.getClass().getSimpleName() + ": " + inner + ")";
  }

  /** What a service answered may be a secret, or hold one. */
  private static boolean quotesAnAnswer(Throwable root) {
    return root instanceof DateTimeException || root.getClass().getSimpleName().startsWith("Json");
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /**
   * Makes the failure to find any, marked as that: the SDK throws the same exception for it as for
   * a lost connection. With a {@link CredentialException} as its cause, it is told apart by type.
   */
  public static SdkClientException none(String why) {
    return SdkClientException.create("no credentials: " + why, new CredentialException());
  }
}
