package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The way to AWS. */
final class AwsOptions {
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

  AwsSettings settings(boolean verbose) {
    return new AwsSettings(profile, endpoint, false, verbose);
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
        throw notAnEndpoint(text);
      }
      throw notAnEndpoint(text);
    }

    private static TypeConversionException notAnEndpoint(String text) {
      return new TypeConversionException(
          "'" + text + "' is no endpoint: write http://HOST:PORT or https://HOST");
    }
  }
}
