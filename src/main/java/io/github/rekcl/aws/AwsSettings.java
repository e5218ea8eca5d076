package io.github.rekcl.aws;

import io.github.rekcl.aws.config.Configuration;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about the way to AWS; the rest comes from the environment and {@code
 * ~/.aws} as for the AWS CLI, which are read once, when they are first needed.
 */
public final class AwsSettings {
  private final @Nullable URI endpoint;
  private final @Nullable Path caBundle;
  private final @Nullable Consumer<String> requestLog;
  private final @Nullable String profile;
  private final boolean throwAwayCredentials;
  private final Map<String, String> environment;
  private @Nullable Configuration configuration;

  /**
   * Makes settings of a command line's options.
   *
   * @param profile the profile of {@code ~/.aws} to use, or null for the usual one
   * @param endpoint where to send requests instead of AWS, or null
   * @param caBundle the certificates to trust, in PEM, or null
   * @param throwAwayCredentials true for an emulator: nothing of the operator's own is read or sent
   * @param requestLog told a line about each answer, or null
   */
  public AwsSettings(
      @Nullable String profile,
      @Nullable URI endpoint,
      @Nullable Path caBundle,
      boolean throwAwayCredentials,
      @Nullable Consumer<String> requestLog) {
    this(profile, endpoint, caBundle, throwAwayCredentials, requestLog, System.getenv());
  }

  AwsSettings(
      @Nullable String profile,
      @Nullable URI endpoint,
      @Nullable Path caBundle,
      boolean throwAwayCredentials,
      @Nullable Consumer<String> requestLog,
      Map<String, String> environment) {
    this.profile = profile;
    this.throwAwayCredentials = throwAwayCredentials;
    this.endpoint = endpoint;
    this.caBundle = caBundle;
    this.requestLog = requestLog;
    this.environment = environment;
  }

  /**
   * Returns settings for an emulator: nothing of the operator's own is read or sent.
   *
   * @param endpoint the emulator's endpoint
   * @param requestLog told a line about each answer, or null
   * @return the settings
   */
  public static AwsSettings emulator(URI endpoint, @Nullable Consumer<String> requestLog) {
    return new AwsSettings(null, endpoint, null, true, requestLog);
  }

  /** The profile that the command line names, or null. */
  public @Nullable String profile() {
    return profile;
  }

  /** Where to send requests instead of AWS, or null. */
  public @Nullable URI endpoint() {
    return endpoint;
  }

  /** Told a line about each answer, or null. */
  public @Nullable Consumer<String> requestLog() {
    return requestLog;
  }

  @Nullable Path caBundle() {
    return caBundle;
  }

  boolean throwAwayCredentials() {
    return throwAwayCredentials;
  }

  /**
   * Returns what the environment and the files say.
   *
   * @throws IllegalArgumentException if a file can't be read
   */
  synchronized Configuration configuration() {
    if (configuration == null) {
      configuration =
          throwAwayCredentials ? Configuration.none() : Configuration.read(profile, environment);
    }
    return configuration;
  }
}
