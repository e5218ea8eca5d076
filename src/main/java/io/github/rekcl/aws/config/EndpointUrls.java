package io.github.rekcl.aws.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds configured endpoints, in the order of the AWS CLI. An endpoint that can't be used is an
 * error: requests that were meant for it must not go to AWS.
 */
public final class EndpointUrls {
  private static final String VARIABLE = "AWS_ENDPOINT_URL";
  private static final String KEY = "endpoint_url";
  private static final int HIGHEST_PORT = 65_535;

  private EndpointUrls() {}

  /**
   * Finds the endpoint of a service.
   *
   * @param service the service's id, such as {@code sso_oidc}
   * @return the endpoint, or nothing to use that of AWS
   * @throws IllegalArgumentException if the configured endpoint can't be used
   */
  public static Optional<URI> find(Configuration configuration, String service) {
    // As in the AWS CLI, any value but "true" means false, and the endpoint is used.
    boolean ignored =
        configuration
            .setting("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
            .filter(setting -> setting.value().equalsIgnoreCase("true"))
            .isPresent();
    if (ignored) {
      return Optional.empty();
    }
    String variable = VARIABLE + "_" + service.toUpperCase(Locale.ROOT);
    return variable(configuration, variable)
        .or(() -> variable(configuration, VARIABLE))
        .or(() -> ofServices(configuration, service))
        .or(() -> ofProfile(configuration.profile(), service))
        .map(setting -> parse(setting.value(), setting.where() + ": "));
  }

  private static Optional<Setting> variable(Configuration configuration, String name) {
    return configuration.variable(name).map(value -> new Setting(value, name));
  }

  private static Optional<Setting> ofServices(Configuration configuration, String service) {
    Profile profile = configuration.profile();
    Optional<String> named = profile.setting("services");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    String section = "[services " + named.get() + "]";
    Map<String, String> services =
        configuration.files().section("services", named.get()).orElse(Map.of());
    if (services.isEmpty()) {
      throw new IllegalArgumentException(
          profile.where("services") + ": there is no section " + section);
    }
    return Optional.ofNullable(services.get(service))
        .flatMap(
            settings -> nested(settings, service + " of " + section + " in " + profile.files()));
  }

  /** Finds the endpoint in the indented lines below the name of a service. */
  private static Optional<Setting> nested(String settings, String where) {
    List<String> lines = settings.lines().filter(line -> !line.isEmpty()).toList();
    if (!settings.startsWith("\n") || !lines.stream().allMatch(line -> line.contains("="))) {
      throw new IllegalArgumentException(
          where + " must be followed by indented lines of NAME = VALUE");
    }
    String found = "";
    for (String line : lines) {
      String[] parts = line.split("=", 2);
      if (IniFile.strip(parts[0]).equalsIgnoreCase(KEY)) {
        found = IniFile.strip(parts[1]);
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(new Setting(found, where));
  }

  private static Optional<Setting> ofProfile(Profile profile, String service) {
    refuseIndented(profile, profile.config(), service);
    refuseIndented(profile, profile.credentials(), service);
    return profile.find(KEY);
  }

  /** An indented endpoint belongs to the setting above it, and would be silently ignored. */
  private static void refuseIndented(
      Profile profile, Map<String, String> settings, String service) {
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      String value = setting.getValue();
      boolean block = value.startsWith("\n") && !setting.getKey().equals(service);
      if (!block && value.toLowerCase(Locale.ROOT).contains("\n" + KEY)) {
        throw new IllegalArgumentException(
            profile.where(KEY)
                + " is indented, and so a part of "
                + setting.getKey()
                + ": write it without indentation, or in a services section");
      }
    }
  }

  /**
   * Parses an endpoint.
   *
   * @param prefix what the error message starts with
   * @throws IllegalArgumentException if the text is not an http or https URL
   */
  public static URI parse(String text, String prefix) {
    String why = "use http://HOST:PORT or https://HOST";
    try {
      URI uri = new URI(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getPort() <= HIGHEST_PORT) {
        return uri;
      }
      if (http && uri.getAuthority() != null && uri.getAuthority().contains("_")) {
        why = "a host name cannot contain _; " + why;
      }
    } catch (URISyntaxException e) {
      // Reported below.
    }
    throw new IllegalArgumentException(
        prefix + "'" + withoutUser(text) + "' is not an endpoint; " + why);
  }

  /** Removes the user part, which may hold a password. */
  private static String withoutUser(String text) {
    int start = text.indexOf("//") + 2;
    int end = text.lastIndexOf('@');
    return start > 1 && end >= start ? text.substring(0, start) + text.substring(end + 1) : text;
  }
}
