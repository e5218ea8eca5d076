package io.github.rekcl.aws;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about the way to AWS; the rest comes from the environment and {@code
 * ~/.aws} as for the AWS CLI.
 *
 * @param profile the profile of {@code ~/.aws} to use, or null for the usual chain
 * @param endpoint where to send requests instead of AWS, or null
 * @param caBundle the certificates to trust, in PEM, or null
 * @param throwAwayCredentials true to sign with credentials that are good for an emulator only
 * @param requestLog told a line about each answer, or null
 */
public record AwsSettings(
    @Nullable String profile,
    @Nullable URI endpoint,
    @Nullable Path caBundle,
    boolean throwAwayCredentials,
    @Nullable Consumer<String> requestLog) {

  /**
   * Returns settings for an emulator: nothing of the operator's own account is read or sent.
   *
   * @param endpoint the emulator's endpoint
   * @param requestLog told a line about each answer, or null
   * @return the settings
   */
  public static AwsSettings emulator(URI endpoint, @Nullable Consumer<String> requestLog) {
    return new AwsSettings(null, endpoint, null, true, requestLog);
  }
}
