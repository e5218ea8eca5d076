package io.github.rekcl.aws;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Endpoints that are configured, and at the same time to be ignored. */
final class IgnoredEndpoints {
  private IgnoredEndpoints() {}

  /**
   * Refuses them: the AWS CLI ignores them, the SDK can't, and at the wrong endpoint nothing may be
   * running.
   *
   * @throws IllegalArgumentException naming the endpoint's setting
   */
  static void refuse(AwsSettings settings, Map<String, String> environment, ChosenProfile profile) {
    if (settings.endpoint() != null || !areIgnored(environment, profile)) {
      return;
    }
    ofEnvironment(environment)
        .or(() -> ofProfile(profile))
        .ifPresent(
            where -> {
              throw new IllegalArgumentException(
                  "configured endpoints are to be ignored (AWS_IGNORE_CONFIGURED_ENDPOINT_URLS or"
                      + " ignore_configured_endpoint_urls), which rekcl can't: remove "
                      + where);
            });
  }

  private static boolean areIgnored(Map<String, String> environment, ChosenProfile profile) {
    return Optional.ofNullable(environment.get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"))
        .or(() -> profile.property("ignore_configured_endpoint_urls"))
        .filter(value -> value.equalsIgnoreCase("true"))
        .isPresent();
  }

  private static Optional<String> ofEnvironment(Map<String, String> environment) {
    return Stream.of("_REKOGNITION", "", "_STS", "_SSO", "_SSO_OIDC")
        .map(service -> "AWS_ENDPOINT_URL" + service)
        .filter(name -> !environment.getOrDefault(name, "").isBlank())
        .findFirst();
  }

  private static Optional<String> ofProfile(ChosenProfile profile) {
    return Stream.of("endpoint_url", "services")
        .filter(setting -> profile.property(setting).isPresent())
        .map(setting -> setting + " of profile " + profile.name())
        .findFirst();
  }
}
