package io.github.rekcl.emulator;

import java.util.Map;

/**
 * One request, as it came over HTTP.
 *
 * @param target the header X-Amz-Target, empty if there is none
 * @param headers all headers, found by name in any case
 */
record Call(String target, Map<String, String> headers, String body, String requestId) {
  private static final String SERVICE = "RekognitionService.";

  boolean isForService() {
    return target.startsWith(SERVICE);
  }

  /** Returns the operation's name, or the whole target if it names another service. */
  String operation() {
    return isForService() ? target.substring(SERVICE.length()) : target;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  Scope scope() {
    return Scope.of(header("Authorization"));
  }
}
