package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.PathText;
import io.github.rekcl.aws.config.Profile;
import io.github.rekcl.aws.config.ShellWords;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The credentials of a {@code credential_process}. Runs the process as the AWS CLI does, without a
 * shell. The SDK's provider gives the process no standard input, and blocks if it writes much to
 * standard error.
 */
final class ProcessCredentials implements AwsCredentialsProvider {
  static final String SETTING = "credential_process";

  /** How long before their expiration credentials are renewed. */
  private static final Duration MARGIN = Duration.ofSeconds(15);

  private static final int LONGEST_OUTPUT = 64_000;

  private static final long GRACE_MILLIS = 300;

  private final Profile profile;
  private final Map<String, String> environment;
  private final Clock clock = Clock.systemUTC();
  private @Nullable PrintedCredentials printed;
  private volatile @Nullable Process process;
  private volatile boolean shutdown;

  ProcessCredentials(Profile profile, Map<String, String> environment) {
    this.profile = profile;
    this.environment = environment;
    // A process that waits for the user must not outlive this one.
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "credential process"));
    } catch (IllegalStateException e) {
      // The JVM is already shutting down.
      shutdown = true;
    }
  }

  private void shutDown() {
    shutdown = true;
    cancel();
  }

  @Override
  public synchronized AwsCredentials resolveCredentials() {
    if (printed == null || !clock.instant().isBefore(printed.expiration().minus(MARGIN))) {
      printed = PrintedCredentials.parse(output(), clock.instant());
    }
    return printed.credentials();
  }

  private String output() {
    try {
      Process started =
          new ProcessBuilder(command())
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start();
      process = started;
      if (shutdown) {
        cancel();
      }
      try (var out = started.getInputStream()) {
        String text = new String(out.readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8);
        if (out.read() >= 0) {
          throw failure("prints too much");
        }
        int code = started.waitFor();
        if (code != 0) {
          throw failure("failed with exit code " + code);
        }
        return text;
      } finally {
        started.destroy();
      }
    } catch (IOException e) {
      throw failure("can't be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was interrupted");
    }
  }

  private List<String> command() {
    try {
      String setting = profile.setting(SETTING).orElse("");
      List<String> words = new ArrayList<>(ShellWords.split(setting));
      if (words.isEmpty()) {
        throw failure("is empty");
      }
      words.set(0, PathText.expand(words.get(0), environment));
      return words;
    } catch (IllegalArgumentException e) {
      throw failure("can't be split into words: " + e.getMessage());
    }
  }

  static SdkClientException failure(String why) {
    return SdkClientException.create("credential_process " + why);
  }

  /** Ends the running process and its descendants, if any. */
  void cancel() {
    Process running = process;
    if (running == null || !running.isAlive()) {
      return;
    }
    List<ProcessHandle> all =
        Stream.concat(running.descendants(), Stream.of(running.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    try {
      running.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
