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
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The way to AWS. */
final class AwsOptions {
  private static final int HIGHEST_TPS = 1_000;

  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

  private final CommandSpec command;
  private final OptionSpec profile;
  private final OptionSpec endpoint;
  private final OptionSpec caBundle;
  private final OptionSpec maxTps;

  AwsOptions(CommandSpec command, RekclCommand root) {
    this.command = command;
    profile =
        Specs.add(
            command,
            Specs.option(Section.AWS, "--profile", "NAME", String.class),
            "Use this profile of ~/.aws/config and ~/.aws/credentials.");
    endpoint =
        Specs.add(
            command,
            Specs.option(Section.AWS, "--endpoint-url", "URL", URI.class)
                .converters(new Endpoint()),
            "Send requests there instead of to AWS.");
    caBundle =
        Specs.add(
            command,
            Specs.option(Section.AWS, "--ca-bundle", "FILE", Path.class).converters(Path::of),
            "Trust the certificates in this PEM file, and no others.");
    maxTps =
        Specs.add(
            command,
            Specs.option(Section.AWS, "--max-tps", "N", int.class)
                .converters(new NumberConverter())
                .initialValue(ModelLifecycleService.QUOTA),
            "Send at most N calls of each operation within a second to a region, as the account's"
                + " quotas allow. Default: 5.");
    root.addEmulate(command);
  }

  int maxTps() {
    int tps = maxTps.getValue();
    if (tps < 1 || tps > HIGHEST_TPS) {
      throw new ParameterException(
          command.commandLine(), "--max-tps must be from 1 to " + HIGHEST_TPS);
    }
    return tps;
  }

  AwsSettings settings(boolean verbose, Terminal terminal) {
    @Nullable String name = profile.getValue();
    if (name != null && name.isBlank()) {
      throw new ParameterException(
          command.commandLine(), "--profile must be the name of a profile, not empty");
    }
    @Nullable URI url = endpoint.getValue();
    if (url != null && "http".equals(url.getScheme()) && !isLoopback(url)) {
      terminal.warn("--endpoint-url is plain http; requests to it can be read and changed.");
    }
    return new AwsSettings(name, url, caBundle.getValue(), false, verbose ? terminal::say : null);
  }

  private static boolean isLoopback(URI url) {
    String host = url.getHost();
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
