package io.github.rekcl.aws.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoints that are configured, in the AWS CLI's order; each that can't be used is refused.
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
   * @return the endpoint, or nothing to take that of AWS
   * @throws IllegalArgumentException if one is configured that can't be used
   */
  public static Optional<URI> find(Configuration configuration, String service) {
    // As for the AWS CLI, all but "true" is false: it is the endpoint that is then used.
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
        configuration
            .services(named.get())
            .filter(found -> !found.isEmpty())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        profile.where("services") + ": there is no section " + section));
    String settings = services.get(service);
    return settings == null
        ? Optional.empty()
        : nested(settings, service + " of " + section + " in " + profile.files());
  }

  /** Reads the indented lines below the name of a service. */
  private static Optional<Setting> nested(String settings, String where) {
    String[] lines = settings.split("\n", -1);
    String found = "";
    for (int i = 0; i < lines.length; i++) {
      int end = lines[i].indexOf('=');
      if (lines.length == 1 || (i == 0 ? !lines[i].isEmpty() : end < 0 && !lines[i].isEmpty())) {
        throw new IllegalArgumentException(
            where + " must be followed by indented lines of NAME = VALUE");
      }
      if (end >= 0 && IniFile.strip(lines[i].substring(0, end)).equalsIgnoreCase(KEY)) {
        found = IniFile.strip(lines[i].substring(end + 1));
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(new Setting(found, where));
  }

  private static Optional<Setting> ofProfile(Profile profile, String service) {
    refuseSwallowed(profile, profile.config(), service);
    refuseSwallowed(profile, profile.credentials(), service);
    return profile.property(KEY).map(value -> new Setting(value, profile.where(KEY)));
  }

  /**
   * An endpoint that is part of another setting counts for nobody, and the call would go to AWS.
   */
  private static void refuseSwallowed(
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
   * Reads an endpoint.
   *
   * @param what what to put before the refusal
   * @throws IllegalArgumentException if it is none
   */
  public static URI parse(String text, String what) {
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
      // Told in the same words.
    }
    throw new IllegalArgumentException(
        what + "'" + withoutUser(text) + "' is not an endpoint; " + why);
  }

  /** It may be a password. */
  private static String withoutUser(String text) {
    int start = text.indexOf("//") + 2;
    int end = text.lastIndexOf('@');
    return start > 1 && end >= start ? text.substring(0, start) + text.substring(end + 1) : text;
  }
}
