package io.github.rekcl.aws;

import javax.security.auth.login.CredentialException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Marks a failure to find credentials as one. The SDK throws the same exception for that as for a
 * lost connection; with a {@link CredentialException} as its cause, it can be told apart by type.
 */
final class ExplainedCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
  private final AwsCredentialsProvider provider;

  ExplainedCredentials(AwsCredentialsProvider provider) {
    this.provider = provider;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
      CredentialException cause = new CredentialException();
      throw SdkClientException.create("no credentials: " + reasons(e), cause);
    }
  }

  /** For the reader's sake alone: leaves out the chain's printout in front of its reasons. */
  private static String reasons(RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    int reasons = message.indexOf("] : [");
    return reasons < 0 ? message : message.substring(reasons + "] : ".length());
  }

  @Override
  public void close() {
    if (provider instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw SdkClientException.create("credentials could not be released", e);
      }
    }
  }
}
