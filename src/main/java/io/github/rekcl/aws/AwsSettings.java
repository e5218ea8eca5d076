package io.github.rekcl.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about the way to AWS; the rest comes from the environment and {@code
 * ~/.aws} as for the AWS CLI.
 *
 * @param profile the profile of {@code ~/.aws} to use, or null for the usual chain
 * @param endpoint where to send requests instead of AWS, or null
 * @param throwAwayCredentials true to sign with credentials that are good for an emulator only
 * @param verbose true to log requests and their ids
 */
public record AwsSettings(
    @Nullable String profile,
    @Nullable URI endpoint,
    boolean throwAwayCredentials,
    boolean verbose) {

  /**
   * Returns settings for an emulator: nothing of the operator's own account is read or sent.
   *
   * @param endpoint the emulator's endpoint
   * @param verbose true to log requests and their ids
   * @return the settings
   */
  public static AwsSettings emulator(URI endpoint, boolean verbose) {
    return new AwsSettings(null, endpoint, true, verbose);
  }
}
