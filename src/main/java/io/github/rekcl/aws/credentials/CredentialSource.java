package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.network.SecretRedactor;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.time.Duration;
import javax.security.auth.login.CredentialException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * A source of credentials.
 *
 * @param provider the SDK's provider
 * @param timeout how long the provider may take
 * @param name the start of the error message, before the reason
 * @param advice the end of the error message, if signing in again may help
 * @param cancel stops what the provider has started, such as a process
 */
public record CredentialSource(
    AwsCredentialsProvider provider,
    Duration timeout,
    String name,
    String advice,
    Runnable cancel) {
  /** Enough for every provider that does not ask the user. */
  static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final String UNREADABLE = "the response is invalid";

  private static final int UNAUTHORIZED = 401;

  CredentialSource(AwsCredentialsProvider provider, String name) {
    this(provider, TIMEOUT, name, "", () -> {});
  }

  SdkClientException failure(String reason) {
    return none(name + ": " + SecretRedactor.redact(reason));
  }

  SdkClientException failure(Throwable thrown) {
    if (thrown instanceof SdkClientException told
        && told.getCause() instanceof CredentialException) {
      return told;
    }
    return failure(reason(thrown) + (isRefusal(thrown) ? "" : advice));
  }

  /** Reports whether signing in again can't help: access was denied, or the network failed. */
  private static boolean isRefusal(Throwable thrown) {
    boolean denied = thrown instanceof SdkServiceException e && e.statusCode() != UNAUTHORIZED;
    return denied || isNetworkFailure(thrown);
  }

  private static boolean isNetworkFailure(@Nullable Throwable thrown) {
    boolean network = thrown instanceof IOException && !(thrown instanceof FileSystemException);
    return network || (thrown != null && isNetworkFailure(thrown.getCause()));
  }

  private static String reason(Throwable thrown) {
    Throwable root = root(thrown);
    if (root instanceof NullPointerException) {
      return "a response or a file is incomplete";
    }
    boolean bare = thrown instanceof Error || thrown.getMessage() == null;
    String outer = bare ? thrown.toString() : String.valueOf(thrown.getMessage());
    boolean quoted = outer.contains(String.valueOf(root.getMessage()));
    if (quotesResponse(root)) {
      return quoted ? UNREADABLE : outer + " (" + UNREADABLE + ")";
    }
    if (thrown.equals(root)) {
      return outer;
    }
    // The message of an UncheckedIOException begins with the class of its cause.
    return quoted ? outer.replace(root.toString(), words(root)) : outer + " (" + words(root) + ")";
  }

  /** Describes an exception, whose message may be just the name of a file or a host. */
  private static String words(Throwable root) {
    if (root instanceof FileSystemException e && e.getReason() == null) {
      boolean missing = root instanceof NoSuchFileException;
      return (missing ? "there is no file " : "cannot read ") + e.getFile();
    }
    if (root instanceof UnknownHostException) {
      return "cannot resolve " + root.getMessage();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /** Messages of parsers quote the response, which may contain a secret. */
  private static boolean quotesResponse(Throwable root) {
    return root instanceof DateTimeException || root.getClass().getSimpleName().startsWith("Json");
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Throws an exception if a profile was named that does not exist. */
  public static void checkProfile(Configuration configuration) {
    configuration
        .missingProfile()
        .ifPresent(
            missing -> {
              throw none(missing);
            });
  }

  /**
   * Returns the exception for missing credentials. A {@link CredentialException} as its cause
   * distinguishes it from other failures, for which the SDK throws the same class.
   */
  public static SdkClientException none(String why) {
    return SdkClientException.create("no credentials: " + why, new CredentialException());
  }
}
