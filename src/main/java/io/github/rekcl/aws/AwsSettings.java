package io.github.rekcl.aws;

import io.github.rekcl.aws.config.Configuration;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connection options of a command; everything else comes from the environment and {@code
 * ~/.aws}, as for the AWS CLI.
 *
 * @param profile the profile to use, or null for the default one
 * @param endpoint where to send requests instead of AWS, or null
 * @param caBundle a PEM file with the only certificates to trust, or null
 * @param requestLog receives a line for each response, or null
 * @param environment the environment variables
 * @param emulated true if requests go to an emulator: no settings or credentials of the user are
 *     read or sent
 */
public record AwsSettings(
    @Nullable String profile,
    @Nullable URI endpoint,
    @Nullable Path caBundle,
    @Nullable Consumer<String> requestLog,
    Map<String, String> environment,
    boolean emulated) {

  /** Returns settings for the emulator at an endpoint, with a request log or null. */
  public static AwsSettings emulator(URI endpoint, @Nullable Consumer<String> requestLog) {
    return new AwsSettings(null, endpoint, null, requestLog, Map.of(), true);
  }

  /**
   * Reads the environment and the files of {@code ~/.aws}.
   *
   * @throws IllegalArgumentException if a file can't be read
   */
  public Configuration configuration() {
    return emulated ? Configuration.none() : new Configuration(profile, environment);
  }
}
