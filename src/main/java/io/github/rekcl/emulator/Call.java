package io.github.rekcl.emulator;

import java.util.Map;

/**
 * One request, as it came over HTTP.
 *
 * @param path the path of the request target, without the query
 * @param headers all headers, found by name in any case
 * @param requestId the id that its answer carries
 */
record Call(
    String method, String path, Map<String, String> headers, String body, String requestId) {
  private static final String SERVICE = "RekognitionService.";

  String target() {
    return header("X-Amz-Target");
  }

  boolean isForService() {
    return target().startsWith(SERVICE);
  }

  /** Returns the operation's name, or the whole target if it names another service. */
  String operation() {
    return isForService() ? target().substring(SERVICE.length()) : target();
  }

  /** Returns a header's value, empty if there is none. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  Scope scope() {
    return Scope.of(header("Authorization"));
  }
}
