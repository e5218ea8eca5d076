package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.output.Terminal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The way to AWS. */
final class AwsOptions {
  private static final int HIGHEST_TPS = 1_000;

  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Use this profile of ~/.aws/config and ~/.aws/credentials.")
  private @Nullable String profile;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      converter = Endpoint.class,
      description = "Send requests there instead of to AWS.")
  private @Nullable URI endpoint;

  @Option(
      names = "--ca-bundle",
      paramLabel = "FILE",
      description = "Trust the certificates in this PEM file, and no others.")
  private @Nullable Path caBundle;

  @Option(
      names = "--max-tps",
      paramLabel = "N",
      description =
          "Send at most N calls of each operation within a second to a region, as the account's"
              + " quotas allow. Default: 5.")
  private int maxTps = ModelLifecycleService.QUOTA;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  int maxTps() {
    if (maxTps < 1 || maxTps > HIGHEST_TPS) {
      throw new ParameterException(
          command.commandLine(), "--max-tps must be from 1 to " + HIGHEST_TPS);
    }
    return maxTps;
  }

  AwsSettings settings(boolean verbose, Terminal terminal) {
    if (endpoint != null && "http".equals(endpoint.getScheme()) && !isLoopback(endpoint)) {
      terminal.say(
          "Warning: --endpoint-url is plain http; requests to it can be read and changed.");
    }
    return new AwsSettings(profile, endpoint, caBundle, false, verbose ? terminal::say : null);
  }

  private static boolean isLoopback(URI endpoint) {
    String host = endpoint.getHost();
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || LOOPBACK.matcher(host).matches();
  }

  static final class Endpoint implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      try {
        URI uri = new URI(text);
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (http && uri.getHost() != null) {
          return uri;
        }
      } catch (URISyntaxException e) {
        // No URI is no endpoint either: both are told in the same words.
      }
      throw new TypeConversionException(
          "'" + text + "' is no endpoint: write http://HOST:PORT or https://HOST");
    }
  }
}
