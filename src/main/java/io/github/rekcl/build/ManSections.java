package io.github.rekcl.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a manual page says of its command that the help has no room for: environment and files. Each
 * is a term with its text, in the order of the page.
 */
final class ManSections {
  private static final Set<String> CLIENTS = Set.of("stop", "delete", "list");

  private ManSections() {}

  /** Returns the variables that a command reads. */
  static Map<String, String> environment(CommandSpec command) {
    Map<String, String> terms = new LinkedHashMap<>();
    if (CLIENTS.contains(command.name())) {
      credentials(terms);
      if (!command.name().equals("delete")) {
        terms.put("AWS_REGION, AWS_DEFAULT_REGION", "The region, where no ARN names one.");
      }
      network(terms);
    }
    terms.put("NO_COLOR, TERM", "No colors if NO_COLOR is set or TERM is dumb.");
    terms.put("JAVA_HOME", "The Java to run with. Default: the java on the PATH.");
    terms.put(
        "REKCL_CLASS_DATA",
        "Class data for a faster start: existing (use it, never make it), now (make it before the"
            + " command runs), or off. Default: use it, and make it in the background.");
    return terms;
  }

  private static void credentials(Map<String, String> terms) {
    terms.put(
        "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN",
        "Credentials. --profile comes first.");
    terms.put("AWS_PROFILE, AWS_DEFAULT_PROFILE", "The profile, if --profile is not given.");
    terms.put(
        "AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE",
        "Files to read instead of ~/.aws/config and ~/.aws/credentials.");
    terms.put("AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN", "A role, and the token to assume it.");
    terms.put(
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "Where a container gets its credentials.");
    terms.put(
        "AWS_EC2_METADATA_DISABLED, AWS_METADATA_SERVICE_TIMEOUT",
        "Whether to ask EC2's metadata service for credentials, and for how many seconds.");
  }

  private static void network(Map<String, String> terms) {
    terms.put(
        "AWS_ENDPOINT_URL_REKOGNITION, AWS_ENDPOINT_URL",
        "The endpoint, if --endpoint-url is not given.");
    terms.put(
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        "If true, a configured endpoint is refused rather than used.");
    terms.put("AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT", "Use these endpoints if true.");
    terms.put(
        "AWS_CA_BUNDLE, REQUESTS_CA_BUNDLE",
        "The PEM file with certificates to trust, if --ca-bundle is not given.");
    terms.put(
        "HTTPS_PROXY, HTTP_PROXY, NO_PROXY",
        "The proxies for https and http, and the hosts without one; lower case comes first.");
    terms.put("AWS_RETRY_MODE, AWS_MAX_ATTEMPTS", "How often a failed request is sent again.");
  }

  /** Returns the files that a command reads or writes. */
  static Map<String, String> files(CommandSpec command) {
    Map<String, String> terms = new LinkedHashMap<>();
    if (CLIENTS.contains(command.name())) {
      terms.put("~/.aws/config, ~/.aws/credentials", "Profiles, as for the AWS CLI.");
      terms.put("~/.aws/sso/cache/", "The tokens that aws sso login left.");
    }
    terms.put(
        "${XDG_CACHE_HOME:-~/.cache}/rekcl/",
        "Class data, where the folder of the installation cannot be written.");
    return terms;
  }
}
